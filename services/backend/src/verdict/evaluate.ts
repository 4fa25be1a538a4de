import { decide } from "./decide.ts"
import { type Decision, undecided } from "./decision.ts"
import type { Figures } from "./figures.ts"
import { type Prometheus, PrometheusError } from "./reading/prometheus.ts"
import { readFigures } from "./reading/read-figures.ts"
import { span } from "./span.ts"

/** A weight, and since when it holds. */
export type Stage = { weight: number; since: Date }
/** Where to look, and how long app-service measures a user. */
export type Experiment = { namespace: string; windowSeconds: number }
/** The Prometheus of the playbooks keeps seven days; what is older would be read as 0 at the beginning. */
const longestSeconds = 6 * 86_400

/** With the figures, where they could be read. */
export type Evaluation = { decision: Decision; figures?: Figures }

/**
 * The verdict on a stage at a moment, by what was published from its first whole window on. Without Prometheus
 * there is no verdict, and no exception either.
 */
export async function evaluate(
  prometheus: Prometheus,
  stage: Stage,
  { namespace, windowSeconds }: Experiment,
  at: Date,
): Promise<Evaluation> {
  const { from, to } = span(stage.since, windowSeconds, at)
  if (to <= from) {
    const reason = `the first users since ${stage.since.toISOString()} are still being measured`
    return { decision: undecided(reason) }
  }
  if (to - from > longestSeconds)
    return { decision: undecided("the stage is older than what Prometheus keeps: begin it anew") }
  try {
    const figures = await readFigures(prometheus, { namespace, weight: stage.weight, from, to })
    return { decision: decide(figures), figures }
  } catch (error) {
    if (error instanceof PrometheusError) return { decision: undecided(error.message) }
    throw error
  }
}
