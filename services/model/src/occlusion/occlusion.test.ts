import { describe, expect, test } from "bun:test"
import { explainByOcclusion, maxPasses } from "./occlusion.ts"

const mask = -1
/** A model in which each id is worth itself, and the mask nothing. */
const additive = () => {
  const runs: number[] = []
  const logOdds = async (ids: readonly number[]) => {
    runs.push(ids.length + 2)
    return ids.reduce((sum, id) => sum + (id === mask ? 0 : id), 0)
  }
  return { runs, logOdds }
}
const parts = (...ids: number[][]) => ids.map((it) => ({ ids: it, endsPhrase: false }))
const total = (numbers: readonly number[]) => numbers.reduce((sum, it) => sum + it, 0)

describe("explanation by occlusion", () => {
  test("hides each of up to 15 words by itself", async () => {
    const { runs, logOdds } = additive()
    expect(await explainByOcclusion(parts([3], [-2, 1], [0]), mask, logOdds)).toEqual([3, -1, 0])
    expect(runs).toHaveLength(4)
  })

  test("gives nothing to a word without a token", async () => {
    const { logOdds } = additive()
    expect(await explainByOcclusion(parts([], [2], []), mask, logOdds)).toEqual([0, 2, 0])
    expect(await explainByOcclusion([], mask, logOdds)).toEqual([])
  })

  test.each([16, 17, 40, 101, 254])(
    "runs %i words through the model 16 times at most",
    async (count) => {
      const { runs, logOdds } = additive()
      const words = Array.from({ length: count }, (_, at) => [(at * 7) % 11])
      await explainByOcclusion(parts(...words), mask, logOdds)
      expect(total(runs)).toBeLessThanOrEqual(maxPasses * (count + 2))
    },
  )

  test("finds the words that count in a long text", async () => {
    const { logOdds } = additive()
    const words = Array.from({ length: 100 }, () => [0])
    words[17] = [5]
    words[64] = [-4]
    const weights = await explainByOcclusion(parts(...words), mask, logOdds)
    expect(weights[17]).toBeCloseTo(5)
    expect(weights[64]).toBeCloseTo(-4)
    expect(total(weights.map(Math.abs))).toBeCloseTo(9)
  })

  test("lets words add no more than their phrase does to the whole text", async () => {
    // Alone a word says much; beside the others it says little.
    const logOdds = async (ids: readonly number[]) =>
      (ids.length > 20 ? 0.1 : 1) * ids.filter((id) => id !== mask).length
    const weights = await explainByOcclusion(parts(...Array(100).fill([1])), mask, logOdds)
    expect(Math.max(...weights)).toBeLessThan(0.2)
  })
})
