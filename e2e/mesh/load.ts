import { startPace } from "@sentiment/e2e-cluster/pace"
import { ask, type Question } from "./ask.ts"

/**
 * `app` is the version that answered; without one it was the gateway, or nobody. `at` is when it was asked, in
 * milliseconds since the process began.
 */
export type Failure = { status: number; retryAfter: boolean; ms: number; at: number; app: string }
export type Load = { sent: number; failed: Failure[]; slowestMs: number; ms: number[] }

export const reader = (n: number): Question => ({ user: `load-${n % 500}`, text: "A good film." })

/** Questions at a fixed rate, whether they are answered or not. */
export function startLoad(perSecond: number, question: (n: number) => Question = reader) {
  const load: Load = { sent: 0, failed: [], slowestMs: 0, ms: [] }
  const stop = startPace(perSecond, (n) => {
    load.sent += 1
    return askOnce(load, question(n))
  })
  return {
    async stop(): Promise<Load> {
      await stop()
      load.slowestMs = Math.max(...load.ms)
      return load
    },
  }
}

async function askOnce(load: Load, question: Question): Promise<void> {
  const from = performance.now()
  // 0: nothing answered.
  const reply = await ask(question).catch(() => undefined)
  const ms = performance.now() - from
  load.ms.push(ms)
  if (reply?.status === 200) return
  const retryAfter = reply?.headers.has("retry-after") ?? false
  load.failed.push({ status: reply?.status ?? 0, retryAfter, ms, at: from, app: reply?.app ?? "" })
}

/** A quantile of the times, in milliseconds. */
export const quantile = (ms: number[], q: number): number =>
  ms.toSorted((a, b) => a - b)[Math.floor(q * (ms.length - 1))] ?? Number.NaN
