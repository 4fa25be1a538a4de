import { tickSeconds } from "../../../services/backend/src/experiment/ticks.ts"
import type { Decision } from "../../../services/backend/src/verdict/decision.ts"
import {
  type Experiment,
  evaluate,
  type Stage,
} from "../../../services/backend/src/verdict/evaluate.ts"
import type { Figures } from "../../../services/backend/src/verdict/figures.ts"
import type { Prometheus } from "../../../services/backend/src/verdict/reading/prometheus.ts"
import { span } from "../../../services/backend/src/verdict/span.ts"

/** What the verdict would have been at a moment. */
export type Look = { at: Date; decision: Decision; figures: Figures }

const looks = 24

/** The verdict at so many ticks of the stage at most, the last of them just now; without those that had no figures. */
export async function readHistory(
  prometheus: Prometheus,
  stage: Stage,
  experiment: Experiment,
  now: Date,
): Promise<Look[]> {
  const { from, to } = span(stage.since, experiment.windowSeconds, now)
  const step = tickSeconds * Math.max(1, Math.ceil((to - from) / tickSeconds / looks))
  const history: Look[] = []
  for (let second = to - step * Math.floor((to - from) / step); second <= to; second += step) {
    const at = new Date(second * 1_000)
    const { decision, figures } = await evaluate(prometheus, stage, experiment, at)
    if (figures) history.push({ at, decision, figures })
  }
  return history
}
