import type { Interval } from "./interval.ts"
import { logBeta } from "./log-beta.ts"
import { meanOf, type Sums } from "./sums.ts"

/** A prior around 2 %, where the objective and its margin are. */
const prior = { a: 0.5, b: 24.5 }

/**
 * The mean of a value within 0 and 1, with a confidence sequence that is exact for any number of users and any
 * distribution: Robbins' beta-binomial mixture (Annals of Mathematical Statistics 41, 1970). For a value
 * between 0 and 1 the likelihood ratio is convex in it, so the mixture is a supermartingale, and Ville's
 * inequality holds for shares as it does for coins (Waudby-Smith and Ramdas, "Estimating means of bounded
 * random variables by betting", JRSS B 86(1), 2024). `undefined` without users.
 */
export function share(sums: Sums, alpha: number): Interval | undefined {
  if (sums.users < 1) return undefined
  const middle = Math.min(Math.max(meanOf(sums), 0), 1)
  const evidence = evidenceAgainst(sums)
  const outside = (mean: number) => evidence(mean) >= Math.log(1 / alpha)
  return { low: border(outside, 0, middle), middle, high: border(outside, 1, middle) }
}

function evidenceAgainst({ users, sum }: Sums) {
  const rest = Math.max(users - sum, 0)
  const seen = logBeta(prior.a + sum, prior.b + rest) - logBeta(prior.a, prior.b)
  return (mean: number) => seen - times(sum, Math.log(mean)) - times(rest, Math.log(1 - mean))
}

/** 0 times an infinite logarithm is nothing. */
const times = (amount: number, logarithm: number) => (amount === 0 ? 0 : amount * logarithm)

/** Between a mean that may be outside and one that is inside, to 1e-9. */
function border(outside: (mean: number) => boolean, from: number, to: number): number {
  if (!outside(from)) return from
  let [out, inside] = [from, to]
  while (Math.abs(inside - out) > 1e-9) {
    const half = (out + inside) / 2
    if (outside(half)) out = half
    else inside = half
  }
  return inside
}
