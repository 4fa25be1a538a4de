import { setTimeout as sleep } from "node:timers/promises"
import { problemList, reasonOf } from "@sentiment/tools/problem"
import type { Machine } from "../inventory/load.ts"
import type { Output } from "../output/output.ts"
import { formatSeconds, startClock } from "../output/seconds.ts"
import { connect, Unreachable } from "./connect.ts"
import type { KnownHosts } from "./known-hosts.ts"
import type { Remote } from "./remote.ts"

export type Waiting = { limitSeconds: number; signal: AbortSignal; out: Output }

const pauseMs = 1_000
const attemptMs = 10_000

/**
 * Logs in to all machines, in their order. Waits for those that do not answer yet, shows for which, and
 * tells everything that is wrong at once; a refused key or a strange host is not waited for.
 */
export async function connectAll(
  machines: readonly Machine[],
  known: KnownHosts,
  { limitSeconds, signal, out }: Waiting,
): Promise<Remote[]> {
  const seconds = startClock()
  const missing = new Map(machines.map((it) => [it.name, `${it.name} (${it.address})`]))
  const show = () =>
    out.waiting(`waiting for SSH, ${limitSeconds} s at most: ${[...missing.values()].join("; ")}`)
  const reach = async (machine: Machine): Promise<Remote> => {
    for (;;) {
      signal.throwIfAborted()
      try {
        const left = Math.max(1_000, (limitSeconds - seconds()) * 1_000)
        const reached = await connect(machine, known, Math.min(attemptMs, left))
        missing.delete(machine.name)
        return reached
      } catch (error) {
        if (!(error instanceof Unreachable) || seconds() >= limitSeconds) throw error
        missing.set(machine.name, error.message)
        show()
      }
      await sleep(pauseMs, undefined, { signal })
    }
  }
  show()
  const results = await Promise.allSettled(machines.map(reach))
  const reached = results.flatMap((it) => (it.status === "fulfilled" ? [it.value] : []))
  const problems = results.flatMap((it) => (it.status === "rejected" ? [reasonOf(it.reason)] : []))
  if (problems.length === 0) return reached
  for (const it of reached) it.close()
  signal.throwIfAborted()
  throw problemList(`not all machines can be used (${formatSeconds(seconds())}):`, problems)
}
