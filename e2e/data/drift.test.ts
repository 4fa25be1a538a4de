import { beforeAll, describe, expect, test } from "bun:test"
import type { Version } from "../../services/model/test/process.ts"
import { alarm, describeTexts, driftOf, loud, readDriftTexts } from "./drift-of.ts"

const minuteMs = 60_000
let sets: Awaited<ReturnType<typeof readDriftTexts>>
beforeAll(async () => {
  sets = await readDriftTexts()
}, 10 * minuteMs)

const textsOf = (name: string): string[] => {
  const texts = sets.get(name) ?? []
  expect(texts.length).toBeGreaterThanOrEqual(500)
  return texts
}

describe.each<Version>(["v1", "v2"])("drift of %s on real texts", (version) => {
  test.each(["mixture", "unseen"])(
    "is silent on %s, of the training's kind",
    async (name) => {
      expect(loud(await driftOf(version, textsOf(name)))).toEqual([])
    },
    5 * minuteMs,
  )

  test(
    "alarms on what the training left out of its product reviews, by length and by how sure the model is",
    async () => {
      const loudOnes = loud(await driftOf(version, textsOf("products")))
      expect(loudOnes).toContainEqual("length")
      expect(loudOnes).toContainEqual("confidence")
    },
    5 * minuteMs,
  )

  test.each(["sst2_dev", "uci_yelp", "mams", "zomato", "yelp10k"])(
    "alarms on %s, whole sentences or reviews of files that were not trained on",
    async (name) => {
      const loudOnes = loud(await driftOf(version, textsOf(name)))
      expect(loudOnes).toContainEqual("length")
      if (version === "v1") expect(loudOnes).toContainEqual("unknown")
    },
    5 * minuteMs,
  )

  test(
    "against an operator's own texts, alarms on others only",
    async () => {
      const own = textsOf("yelp10k")
      const reference = await describeTexts(version, own.slice(0, 500))
      const same = await driftOf(version, own.slice(500), reference)
      expect(Math.max(...Object.values(same))).toBeLessThan(alarm / 2)
      const others = await driftOf(version, textsOf("products"), reference)
      expect(loud(others)).toContainEqual("length")
    },
    10 * minuteMs,
  )
})
