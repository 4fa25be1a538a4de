import { Counter, Gauge, Histogram, type Registry } from "prom-client"
import type { Answer } from "../runtime/runtime.ts"
import { countCharacters } from "./characters.ts"
import type { Drift } from "./drift.ts"
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
  const predictions = new Counter({
    name: "model_predictions_total",
    help: "Predictions by the label answered",
    labelNames: ["label"],
    registers,
  })
  for (const label of ["negative", "positive"]) predictions.inc({ label }, 0)
  const histogram = (name: string, help: string, { edges }: { edges: number[] }) =>
    new Histogram({ name, help, buckets: edges.slice(1), registers })
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
  describeDrift(registry, drift)

  return (text, { positive, unknown }) => {
    const characters = countCharacters(text)
    predictions.inc({ label: positive >= 0.5 ? "positive" : "negative" })
    confidence.observe(Math.max(positive, 1 - positive))
    length.observe(characters)
    drift.add({ characters, unknown, positive })
  }
}

/** Gauges that are measured when Prometheus asks; without enough texts there is no index at all. */
function describeDrift(registry: Registry, drift: Drift): void {
  new Gauge({
    name: "model_drift_window_texts",
    help: "Texts of the window whose drift is measured",
    registers: [registry],
    collect() {
      this.set(drift.measure().texts)
    },
  })
  new Gauge({
    name: "model_drift_psi",
    help: "Population stability index of the window against the manifest's reference",
    labelNames: ["feature"],
    registers: [registry],
    collect() {
      this.reset()
      const { indices } = drift.measure()
      for (const [feature, index] of Object.entries(indices)) this.set({ feature }, index)
    },
  })
}
