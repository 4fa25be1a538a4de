import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import type { AppError } from "@sentiment/proto/errors"
import { Label } from "@sentiment/proto/sentiment"
import { combinations, modelDirs, startModelProcess } from "./process.ts"

const soon = () => ({ deadline: Date.now() + 10_000 })
const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: AppError) => error,
  )

describe.each(combinations)("model-service on %s with %s", (runtime, version) => {
  let service: Awaited<ReturnType<typeof startModelProcess>>
  beforeAll(async () => {
    service = await startModelProcess(runtime, { MODEL_DIR: modelDirs[version] })
  })
  afterAll(() => service.stop())

  test("predicts", async () => {
    const { prediction } = await service.client.predict(
      { text: "A delightful, moving film." },
      soon(),
    )
    expect(prediction?.label).toBe(Label.POSITIVE)
    expect(prediction?.score).toBeGreaterThan(0.5)
    expect(prediction?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(prediction?.model).toMatchObject({ name: "sentiment", version })
    expect(prediction?.model?.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  test("answers a batch in order, alike to single calls whatever the neighbours", async () => {
    const texts = [
      "Awful.",
      "I loved every minute of it.",
      `The food was cold ${"and bland ".repeat(200)}`,
    ]
    const { predictions, model } = await service.client.predictBatch({ texts }, soon())
    expect(model?.version).toBe(version)
    for (const [index, text] of texts.entries()) {
      const { prediction } = await service.client.predict({ text }, soon())
      expect(predictions[index]?.label).toBe(prediction?.label ?? Label.UNSPECIFIED)
      expect(predictions[index]?.score).toBeCloseTo(prediction?.score ?? 0, 5)
    }
    expect(new Set(predictions.map((it) => it.id)).size).toBe(texts.length)
  })

  test("explains: each weight is of a word of the text, at its place", async () => {
    const text = "The café’s soup wasn't good 😀 at all, but the staff were lovely!"
    const { words, prediction } = await service.client.explain({ text }, soon())
    for (const { word, start, end } of words) expect(text.slice(start, end)).toBe(word)
    expect(words.map((it) => it.start)).toEqual(words.map((it) => it.start).sort((a, b) => a - b))
    expect(words.find((it) => it.word === "lovely")?.weight).toBeGreaterThan(0)
    const predicted = await service.client.predict({ text }, soon())
    expect(prediction?.score).toBeCloseTo(predicted.prediction?.score ?? 0, 5)
  })

  test("explains a text without a single word", async () => {
    const { words } = await service.client.explain({ text: "😀" }, soon())
    expect(words.every((it) => Number.isFinite(it.weight))).toBe(true)
  })

  test.each([
    ["blank", " \u00a0", "INVALID_TEXT"],
    ["too long by one", "a".repeat(5_001), "INVALID_TEXT"],
  ])("refuses a text that is %s", async (_, text, reason) => {
    const errors = [
      await failure(service.client.predict({ text }, soon())),
      await failure(service.client.explain({ text }, soon())),
      await failure(service.client.predictBatch({ texts: ["fine", text] }, soon())),
    ]
    expect(errors.map((it) => it?.reason)).toEqual([reason, reason, reason])
    expect(errors[2]?.message).toStartWith("texts[1]")
  })

  test("takes 256 texts, refuses none and 257", async () => {
    const full = await service.client.predictBatch({ texts: Array(256).fill("good") }, soon())
    expect(full.predictions).toHaveLength(256)
    for (const count of [0, 257]) {
      const error = await failure(
        service.client.predictBatch({ texts: Array(count).fill("good") }, soon()),
      )
      expect(error?.reason).toBe("INVALID_BATCH")
    }
  })

  test("says what it did by metrics, and never says the text", async () => {
    const secret = "zanzibar quokka"
    await service.client.predict({ text: secret }, soon())
    await failure(service.client.predict({ text: `${secret} `.repeat(1_000) }, soon()))
    const metrics = await service.metrics()
    expect(metrics).toMatch(/grpc_requests_total\{method="Predict",code="OK"\} [1-9]/)
    expect(metrics).toMatch(/grpc_requests_total\{method="Predict",code="INVALID_ARGUMENT"\} [1-9]/)
    expect(metrics).toMatch(
      /model_info\{name="sentiment",version="v[12]",digest="sha256:[0-9a-f]+"\} 1/,
    )
    expect(metrics).toMatch(/^model_queue_length 0$/m)
    for (const name of [
      "grpc_request_duration_seconds",
      "model_queue_seconds",
      "model_inference_seconds",
      "model_batch_size",
    ]) {
      expect(metrics).toMatch(new RegExp(`^${name}_count.* [1-9]`, "m"))
    }
    expect(metrics + service.lines.join("\n")).not.toContain("zanzibar")
  })
})
