import { idleAt } from "./checks/split.ts"
import { decide } from "./decide.ts"
import { type Decision, undecided } from "./decision.ts"
import type { Figures } from "./figures.ts"
import { type Prometheus, PrometheusError } from "./reading/prometheus.ts"
import { readFigures } from "./reading/read-figures.ts"
import { readWindowSeconds } from "./reading/window.ts"
import { type Span, span } from "./span.ts"

/** A weight, and since when it holds. */
export type Stage = { weight: number; since: Date }
/** The Prometheus of the playbooks keeps seven days; what is older would be read as 0 at the beginning. */
const longestSeconds = 6 * 86_400

export type Evaluation = {
  decision: Decision
  /** False when Prometheus could not be read: nobody watches then. */
  read: boolean
  /** With these, where there were some yet. */
  figures?: Figures
  span?: Span
}

/**
 * The verdict on a stage at a moment, by what was published from its first whole window on. Without Prometheus
 * there is no verdict, and no exception either.
 */
export async function evaluate(
  prometheus: Prometheus,
  stage: Stage,
  namespace: string,
  at: Date,
): Promise<Evaluation> {
  const { weight } = stage
  const without = (reason: string) => ({ decision: undecided(reason), read: true })
  const idle = idleAt(weight)
  if (idle) return without(idle)
  try {
    const windowSeconds = await readWindowSeconds(prometheus, namespace, at.getTime() / 1_000)
    const { from, to } = span(stage.since, windowSeconds, at)
    if (to <= from)
      return without(`the first users since ${stage.since.toISOString()} are still being measured`)
    if (to - from > longestSeconds)
      return without("the stage is older than what Prometheus keeps: begin it anew")
    const figures = await readFigures(prometheus, { namespace, weight, from, to })
    return { decision: decide(figures), read: true, figures, span: { from, to } }
  } catch (error) {
    if (!(error instanceof PrometheusError)) throw error
    return { decision: undecided(error.message), read: false }
  }
}
