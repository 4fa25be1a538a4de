import { decide } from "./decide.ts"
import { type Decision, undecided } from "./decision.ts"
import type { Figures } from "./figures.ts"
import { type Prometheus, PrometheusError } from "./reading/prometheus.ts"
import { readFigures } from "./reading/read-figures.ts"

/** A weight, and since when it holds. */
export type Stage = { weight: number; since: Date }
/** Where to look, and how long app-service measures a user. */
export type Experiment = { namespace: string; windowSeconds: number }
/** With the figures, where they could be read. */
export type Evaluation = { decision: Decision; figures?: Figures }

/**
 * The verdict on a stage at a moment. It counts from one window after the stage began: whoever was measured
 * before had come under another weight. Without Prometheus there is no verdict, and no exception either.
 */
export async function evaluate(
  prometheus: Prometheus,
  { weight, since }: Stage,
  { namespace, windowSeconds }: Experiment,
  at: Date,
): Promise<Evaluation> {
  const [from, to] = [since.getTime() / 1_000 + windowSeconds, at.getTime() / 1_000]
  if (to - from < 1) {
    const reason = `the first users since ${since.toISOString()} are still being measured`
    return { decision: undecided(reason) }
  }
  try {
    const figures = await readFigures(prometheus, { namespace, weight, from, to })
    return { decision: decide(figures), figures }
  } catch (error) {
    if (error instanceof PrometheusError) return { decision: undecided(error.message) }
    throw error
  }
}
