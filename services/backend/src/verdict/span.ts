import { settleSeconds, tickSeconds } from "../experiment/ticks.ts"

/** In seconds since 1970. */
export type Span = { from: number; to: number }

/** Seconds until all gateways split by a new weight. */
const spreadSeconds = 10

/**
 * Between which moments a stage is read, in seconds since 1970; nothing yet when `to` is not after `from`. Both
 * are some seconds after a tick, when all pods were scraped and their counters are as of that tick. It begins
 * with the first tick that publishes nobody who came under another weight.
 */
export function span(since: Date, windowSeconds: number, at: Date): Span {
  const first = since.getTime() / 1_000 + windowSeconds + spreadSeconds
  const last = at.getTime() / 1_000 - settleSeconds
  return {
    from: Math.ceil(first / tickSeconds) * tickSeconds + settleSeconds,
    to: Math.floor(last / tickSeconds) * tickSeconds + settleSeconds,
  }
}
