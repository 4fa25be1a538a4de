import { afterAll, expect, test } from "bun:test"
import { expectAgreement } from "./agree.ts"
import { startTestProduct } from "./product.ts"
import { runPipeline } from "./python.ts"

const product = await startTestProduct()
afterAll(() => product.close())

test("HTTP, gRPC and the Python pipeline agree on 1,000 dirty texts", async () => {
  const all = await runPipeline<string>("dirty_texts", ["--count", "1500", "--seed", "11"])
  const texts = all.filter((it) => it.trim() !== "" && it.length <= 5_000).slice(0, 1_000)
  expect(texts).toHaveLength(1_000)
  await expectAgreement(product, texts)
})
