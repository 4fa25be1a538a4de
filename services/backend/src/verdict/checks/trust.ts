import type { Check } from "../decision.ts"
import type { Figures } from "../figures.ts"
import type { Rule } from "../rule.ts"

/** Whether v2's app spoke with v2's model only; otherwise what counts for v2 is partly v1. */
export function checkPairing({ mismatches }: Figures): Check {
  const reason = `${mismatches} answers of another version's model`
  return { name: "pairing", finding: mismatches > 0 ? "bad" : "good", reason }
}

/** Whether everybody is measured. */
export function checkRoom({ refused, users }: Figures, rule: Rule): Check {
  const reason = `${refused} predictions of users for whom there was no room`
  const many = refused > rule.refused * (users.v1 + users.v2)
  return { name: "room", finding: many ? "stuck" : "good", reason }
}
