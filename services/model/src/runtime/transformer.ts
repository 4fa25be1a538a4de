import { join } from "node:path"
import { InferenceSession, Tensor } from "onnxruntime-node"
import type { Model, WordpiecesInput } from "../manifest.ts"
import { explainByOcclusion } from "../occlusion/occlusion.ts"
import { loadWordpieces } from "../wordpieces/wordpieces.ts"
import { cutChunks } from "../wordpieces/words.ts"
import { floats } from "./floats.ts"
import type { Runtime } from "./runtime.ts"
import { sessionOptions } from "./session-options.ts"

/**
 * The transformer on wordpieces. The graph takes `input_ids` and `attention_mask` int64 [n, k] and
 * gives `probability` float32 [n].
 *
 * Each text runs alone. An int8 graph rounds by the range of all that runs together, so that a
 * text's score would depend on its neighbours, and a batch is no faster.
 */
export async function loadTransformer(
  { dir }: Model,
  { max_tokens: maxTokens }: WordpiecesInput,
): Promise<Runtime> {
  const session = await InferenceSession.create(join(dir, "model.onnx"), sessionOptions)
  const wordpieces = await loadWordpieces(dir, maxTokens)

  const run = async (ids: readonly number[]) => {
    const { probability } = await session.run(toFeeds(ids))
    return floats(probability)[0] ?? Number.NaN
  }
  const predict = async (text: string) => {
    const { ids, truncated } = wordpieces.encode(text)
    return { positive: await run(ids), truncated }
  }
  const explain = async (text: string) => {
    const answer = await predict(text)
    const { start, end, mask } = wordpieces
    const chunks = cutChunks(text, wordpieces.inner, maxTokens - 2)
    const weights = await explainByOcclusion(chunks, mask, async (ids) =>
      toLogOdds(await run([start, ...ids, end])),
    )
    const words = chunks.flatMap(({ word }, at) =>
      word ? [{ ...word, weight: weights[at] ?? 0 }] : [],
    )
    return { ...answer, words }
  }
  return { predict: (texts) => inTurn(texts, predict), explain: (texts) => inTurn(texts, explain) }
}

async function inTurn<Answer>(
  texts: readonly string[],
  answer: (text: string) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const text of texts) answers.push(await answer(text))
  return answers
}

function toFeeds(ids: readonly number[]) {
  const shape = [1, ids.length]
  return {
    input_ids: new Tensor("int64", BigInt64Array.from(ids, BigInt), shape),
    attention_mask: new Tensor("int64", new BigInt64Array(ids.length).fill(1n), shape),
  }
}

/** Finite also where the probability was rounded to 0 or 1. */
function toLogOdds(positive: number): number {
  const least = 1e-7
  const inside = Math.min(1 - least, Math.max(least, positive))
  return Math.log(inside / (1 - inside))
}
