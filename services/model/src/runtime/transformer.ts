import type { Model, WordpiecesInput } from "../manifest.ts"
import { explainByOcclusion } from "../occlusion/occlusion.ts"
import { loadWordpieces } from "../wordpieces/wordpieces.ts"
import { cutChunks } from "../wordpieces/words.ts"
import type { Runtime } from "./runtime.ts"
import { loadTokenGraph, toLogOdds } from "./token-graph.ts"

/**
 * The transformer on wordpieces. Each text runs alone: an int8 graph rounds by the range of all that
 * runs together, so that a text's score would depend on its neighbours, and a batch is no faster.
 */
export async function loadTransformer(
  { dir }: Model,
  { max_tokens: maxTokens }: WordpiecesInput,
): Promise<Runtime> {
  const positiveOf = await loadTokenGraph(dir)
  const { encode, inner, start, end, mask } = await loadWordpieces(dir, maxTokens)

  const predict = async (text: string) => {
    const { ids, ...read } = encode(text)
    return { positive: await positiveOf(ids), ...read }
  }
  const logOdds = async (ids: readonly number[]) =>
    toLogOdds(await positiveOf([start, ...ids, end]))
  const explain = async (text: string) => {
    const chunks = cutChunks(text, inner, maxTokens - 2)
    const weights = await explainByOcclusion(chunks, mask, logOdds)
    const words = chunks.flatMap(({ word }, at) =>
      word ? [{ ...word, weight: weights[at] ?? 0 }] : [],
    )
    return { ...(await predict(text)), words }
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
