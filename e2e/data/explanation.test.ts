import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { modelDir, soon, startTestProduct, type TestProduct } from "@sentiment/e2e-product/product"
import { loadFullOcclusion, strongest } from "../../services/model/test/full-occlusion.ts"
import { readImdbTest, readSst2Dev } from "./review-sets.ts"

const count = 20
const most = 5

describe("an explanation by v2, compared with hiding every word by itself", () => {
  let product: TestProduct
  let explainFully: Awaited<ReturnType<typeof loadFullOcclusion>>
  beforeAll(async () => {
    product = await startTestProduct({ modelDir: modelDir("v2") })
    explainFully = await loadFullOcclusion(modelDir("v2"))
  })
  afterAll(() => product.close())

  test.each([
    ["sentences", readSst2Dev, [16, 60], { first: 0.8, shared: 0.55 }],
    ["whole reviews", readImdbTest, [80, 150], { first: 0.4, shared: 0.25 }],
  ] as const)(
    "names the words of %s that count",
    async (name, read, [shortest, longest], floor) => {
      const texts = (await read())
        .map((it) => it.text)
        .filter((it) => it.split(/\s+/).length >= shortest && it.split(/\s+/).length <= longest)
        .slice(0, count)
      expect(texts).toHaveLength(count)
      let first = 0
      let shared = 0
      for (const text of texts) {
        const full = strongest(await explainFully(text), most)
        const { words } = await product.client.explain({ text }, soon())
        const named = strongest(words, most)
        if (named.includes(full[0] ?? -1)) first += 1
        shared += full.filter((it) => named.includes(it)).length
      }
      const shares = { first: first / count, shared: shared / (most * count) }
      console.log(`${name}: strongest word among the first five in ${100 * shares.first} %,`)
      console.log(`  ${(100 * shares.shared).toFixed(0)} % of the five strongest shared`)
      expect(shares.first).toBeGreaterThanOrEqual(floor.first)
      expect(shares.shared).toBeGreaterThanOrEqual(floor.shared)
    },
    240_000,
  )
})
