import type { Measure } from "../experiment/measures.ts"
import type { Sums } from "./statistics/sums.ts"

/** The stable version and the one on trial. */
export const versions = ["v1", "v2"] as const
export type Version = (typeof versions)[number]
export type ByVersion<T> = Record<Version, T>

/** All that the verdict knows of a stage, from its first whole window on. */
export type Figures = {
  /** How many of 100 users get v2. */
  weight: number
  users: ByVersion<number>
  measures: Record<Measure, ByVersion<Sums>>
  /** Predictions of users for whom there was no room, and users who were forgotten to make some. */
  unmeasured: number
  /** How often a pod of the app came or went: its users are counted once more by another, or not at all. */
  moved: ByVersion<number>
  /** How often the app began anew in its pod, as after a crash. */
  restarted: ByVersion<number>
  /** How many revisions of the app or of its model there were. */
  revisions: ByVersion<number>
  /** Answers of another version's model. */
  mismatches: number
}
