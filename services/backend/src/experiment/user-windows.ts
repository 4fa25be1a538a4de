import type { ExperimentCounters } from "./counters.ts"
import { createKeys } from "./keys.ts"
import { startTicks } from "./ticks.ts"
import { createTotals } from "./totals.ts"
import { addOutcome, meansOf, noSums, type Outcome, type UserSums } from "./user-means.ts"

export type UserWindowsOptions = {
  /** Users that are kept at most, measured ones included. */
  maxUsers: number
  /** From a user's first prediction to the end of what counts. */
  windowSeconds: number
  /** Milliseconds, never going back. */
  now?: () => number
}

type Window = { end: number; stage: string; sums: UserSums }
export type UserWindows = ReturnType<typeof createUserWindows>

/**
 * Measures each user once: what happens within the window from the first prediction on. Then the means wait
 * for the next tick to be published and the user is only remembered, so that one who stays all day counts as
 * one. When there is no more room the longest remembered is forgotten, and when all of it is open windows, new
 * users are refused; both are counted.
 */
export function createUserWindows(options: UserWindowsOptions, counters: ExperimentCounters) {
  const { maxUsers, windowSeconds, now = () => performance.now() } = options
  counters.window.set(windowSeconds)
  const keyOf = createKeys()
  // Both in the order of the first prediction, which is the order in which windows end.
  const open = new Map<string, Window>()
  /** With the stage, since it does no harm to forget those of an earlier one. */
  const measured = new Map<string, string>()
  const totals = createTotals(counters)

  function makeRoom(time: number, stage: string): boolean {
    if (open.size + measured.size < maxUsers) return true
    closeUntil(time)
    for (const [oldest, itsStage] of measured) {
      if (itsStage === stage) counters.forgotten.inc()
      return measured.delete(oldest)
    }
    return false
  }

  function closeUntil(time: number): void {
    for (const [key, { end, stage, sums }] of open) {
      if (end > time) break
      open.delete(key)
      measured.set(key, stage)
      totals.add(meansOf(sums))
    }
    counters.open.set(open.size)
  }

  function publish(): void {
    closeUntil(now())
    totals.publish()
  }

  const ticks = startTicks(publish)

  return {
    /** Counts a prediction of `user` in the part of the experiment that `stage` names. */
    add(user: string, stage: string, outcome: Outcome): void {
      const key = keyOf(user, stage)
      const time = now()
      let window = open.get(key)
      if (window && window.end <= time) {
        closeUntil(time)
        window = undefined
      }
      if (!window) {
        if (measured.has(key)) return
        if (!makeRoom(time, stage)) {
          counters.refused.inc()
          return
        }
        window = { end: time + windowSeconds * 1_000, stage, sums: noSums() }
        open.set(key, window)
        counters.open.set(open.size)
      }
      addOutcome(window.sums, outcome)
    },
    /** What is due now, as at a tick. */
    publish,
    /** Publishes what is open as it is. */
    close(): void {
      ticks.close()
      closeUntil(Number.POSITIVE_INFINITY)
      totals.publish()
    },
  }
}
