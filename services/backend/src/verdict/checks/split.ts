import type { Check } from "../decision.ts"
import type { Figures } from "../figures.ts"
import { percent, say } from "../format.ts"
import { alphaOfSide, type Rule } from "../rule.ts"
import { splitEvidence } from "../statistics/split-evidence.ts"

/** Whether users are split as the weight says; when not, the groups are not comparable. */
export function checkSplit({ users: { v1, v2 }, weight }: Figures, rule: Rule): Check {
  const name = "split"
  if (weight <= 0 || weight >= 100)
    return {
      name,
      finding: "open",
      reason: `${weight} of 100 users get v2: there is nothing to compare`,
    }
  const users = v1 + v2
  if (users < 1) return { name, finding: "open", reason: "no user has been measured yet" }
  const seen = `${v2} of ${users} users are on v2 (${say(v2 / users, percent)}), the weight is ${weight} %`
  const evidence = splitEvidence(v1, v2, weight / 100)
  if (evidence >= Math.log(1 / alphaOfSide(rule)))
    return { name, finding: "bad", reason: `${seen}: the split is broken, nothing can be compared` }
  return { name, finding: "good", reason: seen }
}
