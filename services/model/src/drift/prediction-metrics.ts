import { Counter, Gauge, Histogram, type Registry } from "prom-client"
import type { Answer } from "../runtime/runtime.ts"
import { createBacklog } from "./backlog.ts"
import { countCharacters } from "./characters.ts"
import type { Drift, Seen } from "./drift.ts"
import type { Reference } from "./reference.ts"

/** Hears of each prediction that is answered. */
export type Seeing = (text: string, answer: Answer) => void

/**
 * Metrics of what a model is asked and answers. Their buckets are the reference's bins, so that a
 * panel can set one beside the other.
 */
export function createPredictionMetrics(
  registry: Registry,
  reference: Reference,
  drift: Drift,
): Seeing {
  const registers = [registry]
  const predictions = { negative: 0, positive: 0 }
  const backlog = createBacklog<Seen>(256, (seen) => {
    predictions[seen.positive >= 0.5 ? "positive" : "negative"] += 1
    confidence.observe(Math.max(seen.positive, 1 - seen.positive))
    length.observe(seen.characters)
    drift.add(seen)
  })
  new Counter({
    name: "model_predictions_total",
    help: "Predictions by the label answered",
    labelNames: ["label"],
    registers,
    collect() {
      backlog.flush()
      this.reset()
      for (const [label, count] of Object.entries(predictions)) this.inc({ label }, count)
    },
  })
  const histogram = (name: string, help: string, { edges }: { edges: number[] }) =>
    new Histogram({ name, help, buckets: edges.slice(1), registers, collect: backlog.flush })
  const confidence = histogram(
    "model_confidence",
    "Probability of the label answered",
    reference.confidence,
  )
  const length = histogram(
    "model_text_characters",
    "Characters of a text that was predicted",
    reference.length,
  )
  describeDrift(registry, () => {
    backlog.flush()
    return drift.measure()
  })

  return (text, { positive, unknown }) => {
    backlog.add({ characters: countCharacters(text), unknown, positive })
  }
}

/** Gauges that are measured when Prometheus asks; without enough texts there is no index at all. */
function describeDrift(registry: Registry, measure: Drift["measure"]): void {
  new Gauge({
    name: "model_drift_window_texts",
    help: "Texts of the window whose drift is measured",
    registers: [registry],
    collect() {
      this.set(measure().texts)
    },
  })
  new Gauge({
    name: "model_drift_psi",
    help: "Population stability index of the window against the manifest's reference",
    labelNames: ["feature"],
    registers: [registry],
    collect() {
      this.reset()
      const { indices } = measure()
      for (const [feature, index] of Object.entries(indices)) this.set({ feature }, index)
    },
  })
}
