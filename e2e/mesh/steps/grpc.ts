import { beforeAll, describe, expect, test } from "bun:test"
import { join } from "node:path"
import { note } from "@sentiment/e2e-cluster/figures"
import { run } from "@sentiment/nodes/hosts/run"
import { gatewayHost, gatewayPort, host, many } from "../ask.ts"
import { type Outcome, openChannel, predict } from "../grpc.ts"
import { liftLimits } from "../lift-limits.ts"
import { gatewayCount } from "../metrics.ts"
import { root } from "../product.ts"

const text = "The soup was wonderful."
const calls = 10_000

describe("Bun behind Envoy", () => {
  beforeAll(liftLimits, 240_000)

  for (const together of [10, 100]) {
    test(`answers ${calls} gRPC calls with ${together} in flight, without a reset`, async () => {
      const [resets, tries] = await counts()
      const channel = openChannel()
      const from = performance.now()
      const outcomes = await many(calls, together, (at) => call(channel, at))
      const seconds = (performance.now() - from) / 1_000
      channel.close()
      note(`gRPC, ${together} in flight`, `${show(outcomes)}, ${(calls / seconds).toFixed(0)}/s`)
      expect(show(outcomes)).toBe(`OK ${calls}`)
      // Nor one that the gateway made up for by trying again.
      expect(await counts()).toEqual([resets, tries + calls])
    }, 300_000)
  }

  test("answers messages around 16 and 64 KiB like all others", async () => {
    const channel = openChannel()
    for (const bytes of [16_383, 16_384, 16_385, 65_534, 65_535, 65_536, 65_537]) {
      const texts = textsOf(bytes)
      const outcome = await predict(channel, texts, { "x-user": `size-${bytes}` })
      expect(outcome).toMatchObject({ code: "OK", answers: texts.length })
    }
    channel.close()
  }, 120_000)

  test("is called by grpcurl, which has no .proto, through the gateway", async () => {
    const grpcurl = [join(root, "tools/go/exec"), "grpcurl", "-plaintext", "-authority", host]
    const body = JSON.stringify({ text })
    const method = "sentiment.v1.SentimentService/Predict"
    const answer = JSON.parse(
      await run([...grpcurl, "-d", body, `${gatewayHost}:${gatewayPort}`, method]),
    )
    expect(answer.prediction.label).toBe("LABEL_POSITIVE")
  }, 120_000)
})

const counts = async (): Promise<[resets: number, tries: number]> => [
  await gatewayCount("upstream_rq_rx_reset", "model-service"),
  await gatewayCount("upstream_rq_total", "model-service"),
]

const call = (channel: ReturnType<typeof openChannel>, at: number) =>
  predict(channel, [text], { "x-user": `grpc-${at}` })

const show = (outcomes: Outcome[]): string =>
  [...Map.groupBy(outcomes, (it) => it.code)]
    .map(([code, all]) => `${code} ${all.length}`)
    .join(", ")

/** Texts whose request message has exactly this many bytes: a tag and a length before each. */
function textsOf(bytes: number): string[] {
  const head = 3
  const longest = 4_000
  const texts: string[] = []
  let left = bytes
  while (left > longest + head + 200) {
    texts.push("good ".repeat(longest / 5))
    left -= longest + head
  }
  return [...texts, "x".repeat(left - head)]
}
