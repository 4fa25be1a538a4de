import type { Decision } from "../../../services/backend/src/verdict/decision.ts"
import {
  type Experiment,
  evaluate,
  type Stage,
} from "../../../services/backend/src/verdict/evaluate.ts"
import type { Figures } from "../../../services/backend/src/verdict/figures.ts"
import type { Prometheus } from "../../../services/backend/src/verdict/reading/prometheus.ts"

/** What the verdict would have been at a moment. */
export type Look = { at: Date; decision: Decision; figures: Figures }

const looks = 24

/** The verdict at so many moments of the stage, the last of them now; without those that had no figures. */
export async function readHistory(
  prometheus: Prometheus,
  stage: Stage,
  experiment: Experiment,
  now: Date,
): Promise<Look[]> {
  const from = stage.since.getTime() + experiment.windowSeconds * 1_000
  const history: Look[] = []
  for (let look = 1; look <= looks; look += 1) {
    const at = new Date(from + ((now.getTime() - from) * look) / looks)
    const { decision, figures } = await evaluate(prometheus, stage, experiment, at)
    if (figures) history.push({ at, decision, figures })
  }
  return history
}
