import { createRegistry } from "@sentiment/service/registry"
import { Gauge } from "prom-client"
import { measures } from "../../experiment/measures.ts"
import { type Decision, verdicts } from "../decision.ts"

const bounds = ["low", "middle", "high"] as const

/** The verdict for Prometheus; `now` is in milliseconds. */
export function createVerdictMetrics(now = () => performance.now()) {
  const registry = createRegistry()
  const registers = [registry]
  let lastRead = now()
  const verdict = new Gauge({
    name: "experiment_verdict",
    help: "1 for the verdict that holds",
    labelNames: ["verdict"],
    registers,
  })
  new Gauge({
    name: "experiment_verdict_age_seconds",
    help: "Since Prometheus could be read last",
    registers,
    collect() {
      this.set((now() - lastRead) / 1_000)
    },
  })
  const weight = new Gauge({
    name: "experiment_weight_percent",
    help: "How many of 100 users get v2, as the verdict found it",
    registers,
  })
  weight.set(Number.NaN)
  const difference = new Gauge({
    name: "experiment_difference",
    help: "v2 minus v1, with its confidence sequence",
    labelNames: ["measure", "bound"],
    registers,
  })
  const slow = new Gauge({
    name: "experiment_slow_share",
    help: "Share of slow predictions of a user of v2, with its confidence sequence",
    labelNames: ["bound"],
    registers,
  })
  return {
    registry,
    /** `read` when weight and Prometheus were there to be read: otherwise the verdict grows old. */
    show(decision: Decision, read: boolean, percent?: number): void {
      if (read) lastRead = now()
      for (const it of verdicts) verdict.set({ verdict: it }, it === decision.verdict ? 1 : 0)
      // 0 would be a weight.
      weight.set(percent ?? Number.NaN)
      // Of what is not known any more, the last figure would be a lie.
      difference.reset()
      slow.reset()
      for (const bound of bounds) {
        if (decision.slow) slow.set({ bound }, decision.slow[bound])
        for (const measure of measures) {
          const interval = decision.differences[measure]
          if (interval) difference.set({ measure, bound }, interval[bound])
        }
      }
    },
  }
}

export type VerdictMetrics = ReturnType<typeof createVerdictMetrics>
