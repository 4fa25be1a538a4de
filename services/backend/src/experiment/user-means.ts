import { type Measure, objectiveSeconds } from "./measures.ts"

/** A prediction that somebody asked for; one that failed has no score. */
export type Outcome = { failed: boolean; seconds: number; score?: number }

/** What is kept of a user while the window is open. */
export type UserSums = {
  predictions: number
  failed: number
  seconds: number
  slow: number
  scores: number
  scored: number
}

export const noSums = (): UserSums => ({
  predictions: 0,
  failed: 0,
  seconds: 0,
  slow: 0,
  scores: 0,
  scored: 0,
})

export function addOutcome(sums: UserSums, { failed, seconds, score }: Outcome): void {
  sums.predictions += 1
  sums.failed += failed ? 1 : 0
  sums.seconds += seconds
  sums.slow += seconds > objectiveSeconds ? 1 : 0
  if (score === undefined) return
  sums.scores += score
  sums.scored += 1
}

/** A user's means, so that each user counts as one; whose predictions all failed has no confidence. */
export const meansOf = (sums: UserSums): Record<Measure, number | undefined> => ({
  errors: sums.failed / sums.predictions,
  latency: sums.seconds / sums.predictions,
  slow: sums.slow / sums.predictions,
  confidence: sums.scored === 0 ? undefined : sums.scores / sums.scored,
})
