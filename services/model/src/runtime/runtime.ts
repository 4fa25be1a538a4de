import type { Model } from "../manifest.ts"
import { loadLinearModel } from "./linear.ts"
import { loadTransformer } from "./transformer.ts"

export type Task = "predict" | "explain"

/** What one word of a text adds to the log-odds of positive; offsets in UTF-16 units. */
export type WordWeight = { word: string; start: number; end: number; weight: number }

export type Answer = {
  /** Calibrated probability of positive. */
  positive: number
  truncated: boolean
  /** Share of what the model reads of the text that it does not know, 0 to 1. */
  unknown: number
  /** For the task `explain`. */
  words?: WordWeight[]
}

/** A loaded model. It blocks its thread while it works, so it lives in a worker. */
export type Runtime = Record<Task, (texts: readonly string[]) => Promise<Answer[]>>

/** Loads a model by its kind of input. */
export function loadRuntime(model: Model): Promise<Runtime> {
  const { input } = model.manifest
  return input.kind === "wordpieces" ? loadTransformer(model, input) : loadLinearModel(model, input)
}
