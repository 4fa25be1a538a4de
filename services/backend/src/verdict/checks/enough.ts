import type { Check } from "../decision.ts"
import type { ByVersion } from "../figures.ts"
import type { Rule } from "../rule.ts"
import type { Sums } from "../statistics/sums.ts"

/** Users of the smaller group. */
export const smaller = ({ v1, v2 }: ByVersion<Sums>): number => Math.min(v1.users, v2.users)

/** The check of a measure that too few users have; `undefined` when they are enough. */
export function tooFew(
  name: string,
  by: ByVersion<Sums>,
  { minimumUsers }: Rule,
): Check | undefined {
  if (smaller(by) >= minimumUsers) return undefined
  const reason = `${by.v1.users} users of v1 and ${by.v2.users} of v2; both need ${minimumUsers}`
  return { name, finding: "open", reason }
}
