import type { Check } from "../decision.ts"
import type { Figures } from "../figures.ts"
import { between, digits, points, say } from "../format.ts"
import type { Rule } from "../rule.ts"
import type { Interval } from "../statistics/interval.ts"
import { smaller, tooFew } from "./enough.ts"

/** Whether v2 is about as sure of its answers as its training said; too sure is as odd as too unsure. */
export function checkConfidence(
  { measures: { confidence } }: Figures,
  difference: Interval | undefined,
  rule: Rule,
): Check {
  const name = "confidence"
  const few = tooFew(name, confidence, rule)
  if (few || !difference) return few ?? { name, finding: "open", reason: "no users" }
  const { lowest, highest } = rule.confidence
  const expected = `${digits(lowest, points)} to ${say(highest, points)} are expected`
  const reason = `v2 is surer than v1 by ${between(difference, points)}; ${expected}`
  if (difference.high < lowest || difference.low > highest) return { name, finding: "bad", reason }
  const inside = difference.low > lowest && difference.high < highest
  if (inside) return { name, finding: "good", reason }
  return { name, finding: smaller(confidence) >= rule.enoughUsers ? "stuck" : "open", reason }
}
