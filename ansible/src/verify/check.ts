import { setTimeout as sleep } from "node:timers/promises"
import { reasonOf } from "@sentiment/tools/problem"
import type { Output } from "../output/output.ts"
import { formatSeconds, startClock } from "../output/seconds.ts"

/** One line of the smoke test. Answers what it saw; throws what is wrong. */
export type Check = { name: string; look(signal: AbortSignal): Promise<string> }

const pauseMs = 1_000
const attemptMs = 10_000

/** What is looked for is not part of this cluster: neither good nor bad. */
export class NotThere extends Error {
  override readonly name = "NotThere"
}

/** Does the checks one by one; one that fails is tried again until all their time is over. */
export async function runChecks(
  checks: readonly Check[],
  { waitSeconds, signal, out }: { waitSeconds: number; signal: AbortSignal; out: Output },
): Promise<number> {
  const total = startClock()
  const width = Math.max(...checks.map((it) => it.name.length))
  let failed = 0
  for (const check of checks) {
    const seconds = startClock()
    const { state, detail } = await persist(check, signal, out, () => total() >= waitSeconds)
    const name = check.name.padEnd(width)
    out.line(`${state.padEnd(7)} ${name}  ${formatSeconds(seconds()).padStart(7)}  ${detail}`)
    if (state === "failed") failed += 1
  }
  return failed
}

async function persist(
  { name, look }: Check,
  signal: AbortSignal,
  out: Output,
  isOver: () => boolean,
) {
  for (;;) {
    try {
      const detail = await look(AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]))
      return { state: "ok", detail }
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof NotThere) return { state: "-", detail: error.message }
      if (isOver()) return { state: "failed", detail: reasonOf(error) }
      out.waiting(`waiting for ${name}: ${reasonOf(error)}`)
    }
    await sleep(pauseMs, undefined, { signal })
  }
}
