import { setTimeout } from "node:timers/promises"
import type { Logger } from "@sentiment/service/log"
import { type Decision, undecided } from "../decision.ts"
import { evaluate } from "../evaluate.ts"
import type { Prometheus } from "../reading/prometheus.ts"
import type { WeightSource } from "../weight/weight-source.ts"
import type { VerdictMetrics } from "./metrics.ts"

type Watched = {
  prometheus: Prometheus
  weight: WeightSource
  namespace: string
  metrics: VerdictMetrics
  log: Logger
}

/** Asks for the verdict each `everyMs` and shows it; a change of mind is logged with its reasons. */
export function startWatch(watched: Watched, everyMs: number) {
  const { metrics, log } = watched
  const stop = new AbortController()
  let before: Decision["verdict"] | undefined

  async function look(): Promise<void> {
    const { decision, read, stage } = await lookOnce(watched)
    metrics.show(decision, read, stage?.weight)
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

async function lookOnce({ prometheus, weight, namespace }: Watched) {
  const stage = await weight().catch((error: Error) => error)
  if (stage instanceof Error)
    return { decision: undecided(`the weight is not known: ${stage.message}`), read: false }
  const { decision, read } = await evaluate(prometheus, stage, namespace, new Date())
  return { decision, read, stage }
}
