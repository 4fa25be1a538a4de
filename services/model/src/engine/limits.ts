import type { Config } from "../config.ts"
import type { Model } from "../manifest.ts"
import { maxPasses } from "../occlusion/occlusion.ts"
import type { QueueLimits } from "./queue.ts"

/** From here on a text is cut off: 256 tokens of 5 characters. */
const cutCharacters = 1_280

/** What may wait and run together, by what one text costs the model. */
export function limitsFor({ manifest: { input } }: Model, config: Config): QueueLimits {
  const texts = config.QUEUE_TEXTS
  const { BATCH_TEXTS: batchTexts, BATCH_CHARACTERS: batchCharacters } = config
  const work = config.QUEUE_CHARACTERS * config.WORKERS
  if (input.kind === "hashed-ngrams") {
    const workOf = (_: unknown, text: string) => text.length
    // A text takes microseconds: texts alone are bound enough.
    return { texts, work: Number.POSITIVE_INFINITY, workOf, batchTexts, batchCharacters }
  }
  return {
    texts,
    work,
    workOf: (task, text) =>
      Math.min(text.length, cutCharacters) * (task === "explain" ? maxPasses : 1),
    // Each text runs alone, so that a group would only keep others waiting.
    batchTexts: 1,
    batchCharacters,
  }
}
