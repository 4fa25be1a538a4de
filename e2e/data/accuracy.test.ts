import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { byHttp, expectAgreement, predictAll, type Version } from "@sentiment/e2e-product/agree"
import { modelDir, startTestProduct, type TestProduct } from "@sentiment/e2e-product/product"
import { type Labelled, readSst2Dev, readUciYelp } from "./review-sets.ts"

type Floors = { sst2: number; yelp: number }

describe.each<[Version, Floors]>([
  ["v1", { sst2: 0.825, yelp: 0.87 }],
  ["v2", { sst2: 0.88, yelp: 0.91 }],
])("the running service with %s, over HTTP batch", (version, floors) => {
  let product: TestProduct
  beforeAll(async () => {
    product = await startTestProduct({ modelDir: modelDir(version) })
  })
  afterAll(() => product.close())

  async function accuracy(reviews: readonly Labelled[]): Promise<number> {
    const texts = reviews.map((it) => it.text)
    const predictions = await predictAll(texts, (of) => byHttp(product, of))
    const right = predictions.filter((it, at) => it.label === reviews[at]?.label)
    return right.length / reviews.length
  }

  test.each([
    ["SST-2 official dev", readSst2Dev, 872, floors.sst2],
    ["UCI Yelp", readUciYelp, 1_000, floors.yelp],
  ])("is right often enough on %s", async (name, read, count, floor) => {
    const reviews = await read()
    expect(reviews).toHaveLength(count)
    const share = await accuracy(reviews)
    console.log(`${name}, ${version}: ${(100 * share).toFixed(2)} % of ${count}`)
    expect(share).toBeGreaterThanOrEqual(floor)
  })

  test("agrees with gRPC and the Python pipeline on 1,000 real reviews", async () => {
    const texts = (await readUciYelp()).map((it) => it.text)
    await expectAgreement(product, texts, version)
  })
})
