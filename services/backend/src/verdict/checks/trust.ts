import type { Check } from "../decision.ts"
import { type Figures, versions } from "../figures.ts"
import type { Rule } from "../rule.ts"

/** Whether v2's app spoke with v2's model only; otherwise what counts for v2 is partly v1. */
export function checkPairing({ mismatches }: Figures): Check {
  const reason = `${mismatches} answers of another version's model`
  return { name: "pairing", finding: mismatches > 0 ? "bad" : "good", reason }
}

/** Whether all users of a version met the same of it: one that was deployed meanwhile has to show itself first. */
export function checkRevisions({ revisions }: Figures): Check {
  const name = "revision"
  const changed = versions.filter((version) => revisions[version] > 1)
  if (changed.length === 0)
    return { name, finding: "good", reason: "app and model of both versions stayed as they were" }
  const reason = `${changed.join(" and ")} was deployed anew in this stage: begin it anew`
  return { name, finding: "stuck", reason }
}

/** Whether everybody is measured, and once. */
export function checkRoom(figures: Figures, rule: Rule): Check {
  const reason = `${figures.unmeasured} predictions or users for whom there was no room`
  return { name: "room", finding: hasRoom(figures, rule) ? "good" : "stuck", reason }
}

export const hasRoom = ({ unmeasured, users }: Figures, rule: Rule): boolean =>
  unmeasured <= rule.unmeasured * (users.v1 + users.v2)
