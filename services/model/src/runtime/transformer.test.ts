import { describe, expect, test } from "bun:test"
import { root } from "../../test/python.ts"
import { loadModel } from "../manifest.ts"
import { hideEach } from "../occlusion/occlusion.ts"
import { loadWordpieces } from "../wordpieces/wordpieces.ts"
import { cutChunks } from "../wordpieces/words.ts"
import { loadRuntime } from "./runtime.ts"
import { loadTokenGraph, toLogOdds } from "./token-graph.ts"

const dir = `${root}/ml/models/v2`
const model = await loadModel(dir)
const runtime = await loadRuntime(model)
const positiveOf = await loadTokenGraph(dir)
const { inner, start, end, mask } = await loadWordpieces(dir, 256)

const plain = "We came on a Tuesday with two friends and sat by the window for an hour. "
const short = "A lovely place, but the soup was cold."
const reviews = [
  `${plain}The waiter was rude. ${plain}${plain}`,
  `${plain}${plain}The dessert was absolutely delicious. ${plain}`,
  `${plain}What a terrible, boring film. ${plain}${plain}`,
  `${plain}${plain}${plain}I would not recommend it.`,
]

async function explain(text: string) {
  const [answer] = await runtime.explain([text])
  return answer?.words ?? []
}

/** Hides each word by itself, as many as there are. */
async function explainFully(text: string) {
  const chunks = cutChunks(text, inner, 254)
  const weights = await hideEach(chunks, mask, async (ids) =>
    toLogOdds(await positiveOf([start, ...ids, end])),
  )
  return chunks.flatMap(({ word }, at) => (word ? [{ ...word, weight: weights[at] ?? 0 }] : []))
}

const strongest = (words: readonly { start: number; weight: number }[], count: number) =>
  [...words]
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, count)
    .map((it) => it.start)

describe("an explanation of the transformer", () => {
  test("is full occlusion up to 15 words", async () => {
    expect(await explain(short)).toEqual(await explainFully(short))
  })

  test.each(reviews)("names the word that full occlusion finds strongest: %s", async (text) => {
    const [best] = strongest(await explainFully(text), 1)
    expect(strongest(await explain(text), 5)).toContain(best ?? -1)
  })

  test("has the prediction that the text has without one", async () => {
    const [explained] = await runtime.explain([short])
    const [predicted] = await runtime.predict([short])
    expect(explained).toMatchObject(predicted ?? {})
  })
})
