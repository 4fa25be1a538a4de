import { hideEach } from "../src/occlusion/occlusion.ts"
import { loadTokenGraph, toLogOdds } from "../src/runtime/token-graph.ts"
import { loadWordpieces } from "../src/wordpieces/wordpieces.ts"
import { cutChunks } from "../src/wordpieces/words.ts"

/** Explains by hiding each word by itself, as many as there are: what an explanation is compared with. */
export async function loadFullOcclusion(dir: string, maxTokens = 256) {
  const positiveOf = await loadTokenGraph(dir)
  const { inner, start, end, mask } = await loadWordpieces(dir, maxTokens)
  return async (text: string) => {
    const chunks = cutChunks(text, inner, maxTokens - 2)
    const weights = await hideEach(chunks, mask, async (ids) =>
      toLogOdds(await positiveOf([start, ...ids, end])),
    )
    return chunks.flatMap(({ word }, at) => (word ? [{ ...word, weight: weights[at] ?? 0 }] : []))
  }
}

/** Answers where the words stand that weigh most. */
export const strongest = (
  words: readonly { start: number; weight: number }[],
  count: number,
): number[] =>
  [...words]
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, count)
    .map((it) => it.start)
