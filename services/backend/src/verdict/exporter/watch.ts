import { setTimeout } from "node:timers/promises"
import type { Logger } from "@sentiment/service/log"
import { type Decision, undecided } from "../decision.ts"
import { type Experiment, evaluate, type Stage } from "../evaluate.ts"
import type { Prometheus } from "../reading/prometheus.ts"
import { span } from "../span.ts"
import type { WeightSource } from "../weight/weight-source.ts"
import type { VerdictMetrics } from "./metrics.ts"

type Watched = {
  prometheus: Prometheus
  weight: WeightSource
  experiment: Experiment
  metrics: VerdictMetrics
  log: Logger
}

/** Asks for the verdict each `everyMs` and shows it; a change of mind is logged with its reasons. */
export function startWatch(watched: Watched, everyMs: number) {
  const { metrics, log } = watched
  const stop = new AbortController()
  let before: Decision["verdict"] | undefined

  async function look(): Promise<void> {
    const { decision, fresh, stage } = await lookOnce(watched)
    metrics.show(decision, fresh, stage?.weight)
    const { verdict, reasons } = decision
    if (verdict !== before) log.info({ verdict, weight: stage?.weight, reasons }, "verdict")
    before = verdict
  }

  const done = (async () => {
    while (!stop.signal.aborted) {
      await look()
      // Ends early, and without a word, when it is told to stop.
      await setTimeout(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  })()
  return {
    async close(): Promise<void> {
      stop.abort()
      await done
    },
  }
}

async function lookOnce({ prometheus, weight, experiment }: Watched) {
  const stage = await weight().catch((error: Error) => error)
  if (stage instanceof Error)
    return { decision: undecided(`the weight is not known: ${stage.message}`), fresh: false }
  const { decision, figures } = await evaluate(prometheus, stage, experiment, new Date())
  return { decision, fresh: figures !== undefined || isYoung(stage, experiment), stage }
}

/** In the first window there is nothing to read yet, and nothing wrong with that. */
function isYoung({ since }: Stage, { windowSeconds }: Experiment): boolean {
  const { from, to } = span(since, windowSeconds, new Date())
  return to <= from
}
