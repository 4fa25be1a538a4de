import { afterAll, describe, expect, test } from "bun:test"
import { byHttp, expectAgreement, predictAll } from "@sentiment/e2e-product/agree"
import { startTestProduct } from "@sentiment/e2e-product/product"
import { type Labelled, readSst2Dev, readUciYelp } from "./review-sets.ts"

const product = await startTestProduct()
afterAll(() => product.close())

async function accuracy(reviews: readonly Labelled[]): Promise<number> {
  const texts = reviews.map((it) => it.text)
  const predictions = await predictAll(texts, (of) => byHttp(product, of))
  const right = predictions.filter((it, at) => it.label === reviews[at]?.label)
  return right.length / reviews.length
}

describe("the running service, over HTTP batch", () => {
  test.each([
    ["SST-2 official dev", readSst2Dev, 872, 0.825],
    ["UCI Yelp", readUciYelp, 1_000, 0.85],
  ])("is right often enough on %s", async (name, read, count, floor) => {
    const reviews = await read()
    expect(reviews).toHaveLength(count)
    const share = await accuracy(reviews)
    console.log(`${name}: ${(100 * share).toFixed(2)} % of ${count}`)
    expect(share).toBeGreaterThanOrEqual(floor)
  })

  test("agrees with gRPC and the Python pipeline on 1,000 real reviews", async () => {
    await expectAgreement(
      product,
      (await readUciYelp()).map((it) => it.text),
    )
  })
})
