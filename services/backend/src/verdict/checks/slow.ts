import type { Check } from "../decision.ts"
import { between, percent, say } from "../format.ts"
import type { Rule } from "../rule.ts"
import type { Interval } from "../statistics/interval.ts"
import { checkLimit } from "./limit.ts"

/** Whether v2 keeps the objective for latency; v1 does not matter, since v2 is slower by design. */
export function checkSlow(slow: Interval | undefined, users: number, rule: Rule): Check {
  const { seconds, objective, margin } = rule.slow
  if (!slow || users < rule.minimumUsers) {
    const reason = `${users} users of v2; ${rule.minimumUsers} are needed`
    return { name: "latency", finding: "open", reason }
  }
  return checkLimit(
    {
      name: "latency",
      interval: slow,
      users,
      baseline: objective,
      limit: objective + margin,
      seen: `a user of v2 waits over ${seconds * 1_000} ms in ${between(slow, percent)} of cases`,
      sayLimit: `${say(objective, percent)} with a margin to ${say(objective + margin, percent)}`,
    },
    rule,
  )
}
