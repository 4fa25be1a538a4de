import type { Measure } from "../experiment/measures.ts"
import type { Interval } from "./statistics/interval.ts"

export const verdicts = ["promote", "hold", "roll_back", "not_enough_data"] as const
export type Verdict = (typeof verdicts)[number]

/** What one check found: `open` may be settled by more data, `stuck` needs a person. */
export type Finding = "good" | "bad" | "open" | "stuck"
export type Check = { name: string; finding: Finding; reason: string }

export type Decision = {
  verdict: Verdict
  /** Why: the checks that led to it. */
  reasons: string[]
  checks: Check[]
  /** v2 minus v1. */
  differences: Partial<Record<Measure, Interval>>
  /** The share of slow predictions of a user of v2, which is held to the objective. */
  slow?: Interval
}

/** The decision where nothing could be read. */
export const undecided = (reason: string): Decision => ({
  verdict: "not_enough_data",
  reasons: [reason],
  checks: [],
  differences: {},
})
