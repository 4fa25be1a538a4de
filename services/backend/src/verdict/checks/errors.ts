import type { Check } from "../decision.ts"
import type { Figures } from "../figures.ts"
import { between, points, say } from "../format.ts"
import type { Rule } from "../rule.ts"
import type { Interval } from "../statistics/interval.ts"
import { smaller, tooFew } from "./enough.ts"
import { checkLimit } from "./limit.ts"

/** Whether a user of v2 meets more failures than one of v1. */
export function checkErrors(
  { measures: { errors } }: Figures,
  difference: Interval | undefined,
  rule: Rule,
): Check {
  const few = tooFew("errors", errors, rule)
  if (few || !difference) return few ?? { name: "errors", finding: "open", reason: "no users" }
  return checkLimit(
    {
      name: "errors",
      interval: difference,
      users: smaller(errors),
      baseline: 0,
      limit: rule.errors.margin,
      seen: `v2 fails a user ${between(difference, points)} more often than v1`,
      sayLimit: `the margin of ${say(rule.errors.margin, points)}`,
    },
    rule,
  )
}
