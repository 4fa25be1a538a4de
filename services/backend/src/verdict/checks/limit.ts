import type { Check } from "../decision.ts"
import type { Rule } from "../rule.ts"
import type { Interval } from "../statistics/interval.ts"

type Limit = {
  name: string
  interval: Interval
  /** Users of the smaller group. */
  users: number
  /** Above it, v2 is surely worse. */
  baseline: number
  /** Below it, that would be tolerable. */
  limit: number
  seen: string
  sayLimit: string
}

/**
 * Holds a mean, or a difference, that should be small to a limit. Tolerable: surely below the limit. Harmful:
 * surely above the baseline, and perhaps above the limit.
 */
export function checkLimit(it: Limit, rule: Rule): Check {
  const { name, interval, baseline, limit, seen } = it
  if (interval.high < limit)
    return { name, finding: "good", reason: `${seen}, surely below ${it.sayLimit}` }
  if (interval.low > baseline)
    return {
      name,
      finding: "bad",
      reason: `${seen}: surely worse, and ${it.sayLimit} may be exceeded`,
    }
  const open = `${seen}: ${it.sayLimit} may be exceeded`
  return { name, finding: it.users >= rule.enoughUsers ? "stuck" : "open", reason: open }
}
