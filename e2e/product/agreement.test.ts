import { expect, test } from "bun:test"
import { expectAgreement, type Version } from "./agree.ts"
import { modelDir, startTestProduct } from "./product.ts"
import { runPipeline } from "./python.ts"

test.each<[Version]>([["v1"], ["v2"]])(
  "HTTP, gRPC and the Python pipeline agree on 1,000 dirty texts: %s",
  async (version) => {
    const all = await runPipeline<string>("dirty_texts", ["--count", "1500", "--seed", "11"])
    const texts = all.filter((it) => it.trim() !== "" && it.length <= 5_000).slice(0, 1_000)
    expect(texts).toHaveLength(1_000)
    await using product = await startTestProduct({ modelDir: modelDir(version) })
    await expectAgreement(product, texts, version)
  },
)
