import { standardErrors } from "./boundary.ts"
import type { Interval } from "./interval.ts"
import { meanOf, type Sums, varianceOf, withUser } from "./sums.ts"

/** Where the sequence is narrowest, in users: some 250 of v2 beside many of v1. */
const best = 250

/** What a user's value can be, so that an imaginary user can be the worst one. */
export type Range = readonly [lowest: number, highest: number]

/**
 * Canary's mean minus the control's, with an asymptotic confidence sequence (see `standardErrors`): the two
 * groups are independent, so their variances add, and it has as many observations as the harmonic size of
 * both. The theory holds for many users, and rare events need more of them than one has: a group without a
 * failure would have variance 0. So each bound is computed with one more user in each group, who had the
 * value that speaks against that bound (after Agresti and Caffo, The American Statistician 54, 2000, who add
 * imaginary observations to keep small samples honest). It fades as 1/n. `undefined` without users in both.
 */
export function difference(
  control: Sums,
  canary: Sums,
  [lowest, highest]: Range,
  alpha: number,
): Interval | undefined {
  if (control.users < 1 || canary.users < 1) return undefined
  const bound = (ofControl: number, ofCanary: number, side: 1 | -1) => {
    const [first, second] = [withUser(control, ofControl), withUser(canary, ofCanary)]
    const size = 1 / (1 / first.users + 1 / second.users)
    const error = Math.sqrt(varianceOf(first) / first.users + varianceOf(second) / second.users)
    return meanOf(second) - meanOf(first) + side * standardErrors(size, best, alpha) * error
  }
  const middle = meanOf(canary) - meanOf(control)
  return { low: bound(highest, lowest, -1), middle, high: bound(lowest, highest, 1) }
}
