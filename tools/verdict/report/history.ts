import { tickSeconds } from "../../../services/backend/src/experiment/ticks.ts"
import {
  type Evaluation,
  evaluate,
  type Stage,
} from "../../../services/backend/src/verdict/evaluate.ts"
import type { Prometheus } from "../../../services/backend/src/verdict/reading/prometheus.ts"

/** What the verdict was at a moment, or would have been. */
export type Look = Evaluation & { at: Date }
/** One that had figures. */
export type Seen = Required<Look>

const looks = 24

/** The verdict at so many ticks of the stage at most, and as `last` has it; without those that had no figures. */
export async function readHistory(
  prometheus: Prometheus,
  stage: Stage,
  namespace: string,
  last: Look,
): Promise<Seen[]> {
  if (!last.span) return []
  const { from, to } = last.span
  const step = tickSeconds * Math.max(1, Math.ceil((to - from) / tickSeconds / looks))
  const history: Look[] = []
  for (let second = to - step * Math.floor((to - from) / step); second < to; second += step) {
    const at = new Date(second * 1_000)
    history.push({ at, ...(await evaluate(prometheus, stage, namespace, at)) })
  }
  return [...history, last].filter(isSeen)
}

const isSeen = (it: Look): it is Seen => it.figures !== undefined
