import type { Check } from "../decision.ts"
import type { Figures } from "../figures.ts"
import { percent, say } from "../format.ts"
import { alphaOfSide, type Rule } from "../rule.ts"
import { splitEvidence } from "../statistics/split-evidence.ts"
import { hasRoom } from "./trust.ts"

/** Whether users are split as the weight says; when not, the groups are not comparable. */
export function checkSplit(figures: Figures, rule: Rule): Check {
  const {
    users: { v1, v2 },
    weight,
  } = figures
  const name = "split"
  const idle = idleAt(weight)
  if (idle) return { name, finding: "open", reason: idle }
  const users = v1 + v2
  if (users < 1) return { name, finding: "open", reason: "no user has been measured yet" }
  const seen = `${v2} of ${users} users are on v2 (${say(v2 / users, percent)}), the weight is ${weight} %`
  const evidence = splitEvidence(v1, v2, weight / 100)
  if (evidence < Math.log(1 / alphaOfSide(rule))) return { name, finding: "good", reason: seen }
  const doubt = doubtOf(figures, rule)
  if (doubt) return { name, finding: "stuck", reason: `${seen}, but ${doubt}` }
  return { name, finding: "bad", reason: `${seen}: the split is broken, nothing can be compared` }
}

/** Why no verdict is to be had at a weight, if so. */
export const idleAt = (weight: number): string | undefined =>
  weight > 0 && weight < 100
    ? undefined
    : `${weight} of 100 users get v2: there is nothing to compare`

/**
 * Why users may be counted wrongly where the split is right. The users of a pod that came or went are counted twice, or
 * never when it went while it measured them. Who crashes in its pod and loses users so is no excuse for their missing.
 */
function doubtOf(figures: Figures, rule: Rule): string | undefined {
  const {
    users: { v1, v2 },
    weight,
    moved,
    restarted,
  } = figures
  const tooMany = v2 / (v1 + v2) > weight / 100 ? "v2" : "v1"
  if (moved.v1 + moved.v2 + restarted[tooMany] > 0)
    return "pods came or went, and their users were counted again or never: begin the stage anew"
  return hasRoom(figures, rule) ? undefined : "not everybody is measured"
}
