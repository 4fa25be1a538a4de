/** What is known of a user: `experiment_user_sum_total{measure}` and its companions. */
export const measures = ["errors", "latency", "slow", "confidence"] as const
export type Measure = (typeof measures)[number]

/** The release's objective for a prediction (docs/experiment.md); one that takes longer is slow. */
export const objectiveSeconds = 0.25
