import { join } from "node:path"
import { InferenceSession, Tensor } from "onnxruntime-node"
import { countFeatures, createHashedNgrams, type Ngrams } from "../hashing/hashed-ngrams.ts"
import type { HashedNgramsInput, Model } from "../manifest.ts"
import { floats } from "./floats.ts"
import { loadKnownFeatures } from "./known-features.ts"
import type { Runtime, WordWeight } from "./runtime.ts"
import { sessionOptions } from "./session-options.ts"

/**
 * The linear model on hashed n-grams. The graph takes `indices` int32 [n, k] and `values` float32
 * [n, k], 0 where a text has fewer n-grams, and gives `probability` float32 [n] and, if asked,
 * `contributions` float32 [n, k]: what each n-gram adds to the log-odds.
 */
export async function loadLinearModel(
  { dir }: Model,
  { features }: HashedNgramsInput,
): Promise<Runtime> {
  const session = await InferenceSession.create(join(dir, "model.onnx"), sessionOptions)
  const known = await loadKnownFeatures(session, countFeatures(features))
  const ngrams = createHashedNgrams(features, known)

  return {
    async predict(texts) {
      const extracted = texts.map(ngrams.extract)
      const { feeds } = toFeeds(extracted)
      const { probability } = await session.run(feeds, ["probability"])
      return Array.from(floats(probability), (positive, row) => ({
        positive,
        truncated: false,
        unknown: extracted[row]?.unknown ?? 0,
      }))
    },

    async explain(texts) {
      const extracted = texts.map(ngrams.extract)
      const { feeds, width } = toFeeds(extracted)
      const { probability, contributions } = await session.run(feeds)
      const all = floats(contributions)
      return Array.from(floats(probability), (positive, row) => {
        const own = all.subarray(row * width, (row + 1) * width)
        const words = toWords(texts[row] ?? "", extracted[row], own)
        return { positive, truncated: false, unknown: extracted[row]?.unknown ?? 0, words }
      })
    },
  }
}

function toFeeds(rows: readonly Ngrams[]) {
  const width = Math.max(1, ...rows.map((it) => it.indices.length))
  const indices = new Int32Array(rows.length * width)
  const values = new Float32Array(rows.length * width)
  rows.forEach((row, at) => {
    indices.set(row.indices, at * width)
    values.set(row.values, at * width)
  })
  const shape = [rows.length, width]
  const feeds = {
    indices: new Tensor("int32", indices, shape),
    values: new Tensor("float32", values, shape),
  }
  return { feeds, width }
}

/** Each n-gram's contribution, shared equally by its words. The sum stays the log-odds, less the bias. */
function toWords(
  text: string,
  ngrams: Ngrams | undefined,
  contributions: Float32Array,
): WordWeight[] {
  if (!ngrams) return []
  const words = ngrams.tokens.map((it) => ({
    ...it,
    word: text.slice(it.start, it.end),
    weight: 0,
  }))
  ngrams.first.forEach((first, at) => {
    const last = ngrams.last[at] ?? first
    const share = (contributions[at] ?? 0) / (last - first + 1)
    for (const word of words.slice(first, last + 1)) word.weight += share
  })
  return words
}
