import { objectiveSeconds } from "../experiment/measures.ts"

/** The decision rule of docs/experiment.md: what is compared with what, and how far apart it may be. */
export const rule = {
  /** The error of all guardrails together, over all looks. */
  alpha: 0.05,
  /** Split, errors, slow predictions, confidence: each gets its part of alpha, on the side that rolls back. */
  guardrails: 4,
  /** Fewer users in a version say nothing about it. */
  minimumUsers: 50,
  /** With so many users in both versions, more will hardly settle what is still open. */
  enoughUsers: 5_000,
  /** How much more of a user's predictions may fail with v2 than with v1. */
  errors: { margin: 0.01 },
  /** Which share of a user's predictions may be slow, whatever v1 does, and what may be added to it. */
  slow: { seconds: objectiveSeconds, objective: 0.01, margin: 0.01 },
  /** How far v2's mean score may be from v1's; on its test data it is 0.09 above. */
  confidence: { lowest: -0.05, highest: 0.15 },
  /** Predictions or users without room, for each measured user, from which on not everybody is measured. */
  unmeasured: 0.01,
} as const

export type Rule = typeof rule

/** What one guardrail may err, on the side where it rolls back. */
export const alphaOfSide = ({ alpha, guardrails }: Rule): number => alpha / guardrails
/** A two-sided sequence errs on each side by half. */
export const alphaOfInterval = (by: Rule): number => 2 * alphaOfSide(by)
