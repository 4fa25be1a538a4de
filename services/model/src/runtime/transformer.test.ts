import { describe, expect, test } from "bun:test"
import { loadFullOcclusion, strongest } from "../../test/full-occlusion.ts"
import { modelDirs } from "../../test/process.ts"
import { loadModel } from "../manifest.ts"
import { loadRuntime } from "./runtime.ts"

const runtime = await loadRuntime(await loadModel(modelDirs.v2))
const explainFully = await loadFullOcclusion(modelDirs.v2)

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
