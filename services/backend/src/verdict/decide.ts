import { type Measure, measures } from "../experiment/measures.ts"
import { checkConfidence } from "./checks/confidence.ts"
import { checkErrors } from "./checks/errors.ts"
import { checkSlow } from "./checks/slow.ts"
import { checkSplit } from "./checks/split.ts"
import { checkPairing, checkRevisions, checkRoom } from "./checks/trust.ts"
import type { Check, Decision, Finding, Verdict } from "./decision.ts"
import type { Figures } from "./figures.ts"
import { alphaOfInterval, alphaOfSide, rule as ofRelease, type Rule } from "./rule.ts"
import { difference, type Range } from "./statistics/difference.ts"
import type { Interval } from "./statistics/interval.ts"
import { share } from "./statistics/share.ts"

/** What a user's value can be. A request is given up after two seconds, and some are measured a bit longer. */
const ranges: Record<Measure, Range> = {
  errors: [0, 1],
  latency: [0, 3],
  slow: [0, 1],
  confidence: [0.5, 1],
}

/** From the worst to the best: the first that a check found decides. */
const byFinding: readonly (readonly [Finding, Verdict])[] = [
  ["bad", "roll_back"],
  ["stuck", "hold"],
  ["open", "not_enough_data"],
]

/** The verdict on these figures. It may be asked at any time, and as often as one likes. */
export function decide(figures: Figures, rule: Rule = ofRelease): Decision {
  const differences = differencesOf(figures, rule)
  const { v2 } = figures.measures.slow
  const slow = share(v2, alphaOfSide(rule))
  const checks: Check[] = [
    checkSplit(figures, rule),
    checkErrors(figures, differences.errors, rule),
    checkSlow(slow, v2.users, rule),
    checkConfidence(figures, differences.confidence, rule),
    checkPairing(figures),
    checkRevisions(figures),
    checkRoom(figures, rule),
  ]
  const { verdict, because } = worstOf(checks)
  const reasons = because.map(({ name, reason }) => `${name}: ${reason}`)
  return { verdict, reasons, checks, differences, ...(slow && { slow }) }
}

function differencesOf({ measures: sums }: Figures, rule: Rule) {
  const found: Partial<Record<Measure, Interval>> = {}
  for (const it of measures) {
    const { v1, v2 } = sums[it]
    const interval = difference(v1, v2, ranges[it], alphaOfInterval(rule))
    if (interval) found[it] = interval
  }
  return found
}

function worstOf(checks: Check[]): { verdict: Verdict; because: Check[] } {
  for (const [finding, verdict] of byFinding) {
    const because = checks.filter((it) => it.finding === finding)
    if (because.length > 0) return { verdict, because }
  }
  return { verdict: "promote", because: checks }
}
