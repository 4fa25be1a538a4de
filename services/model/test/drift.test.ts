import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { combinations, modelDirs, startModelProcess } from "./process.ts"

const soon = () => ({ deadline: Date.now() + 30_000 })

describe.each(combinations)("drift of model-service on %s with %s", (runtime, version) => {
  let service: Awaited<ReturnType<typeof startModelProcess>>
  beforeAll(async () => {
    service = await startModelProcess(runtime, { MODEL_DIR: modelDirs[version] })
  })
  afterAll(() => service.stop())

  /** The values of a metric, by the value of its label. */
  async function read(name: string): Promise<Record<string, number>> {
    const line = new RegExp(`^${name}(?:\\{\\w+="(.*)"\\})? (.*)$`, "gm")
    const found = (await service.metrics()).matchAll(line)
    return Object.fromEntries([...found].map(([, label = "", value]) => [label, Number(value)]))
  }

  test("counts nothing before it has answered, its own warm-up neither", async () => {
    expect(await read("model_predictions_total")).toEqual({ negative: 0, positive: 0 })
    expect(await read("model_drift_window_texts")).toEqual({ "": 0 })
    expect(await read("model_drift_psi")).toEqual({})
  })

  test("counts predictions, not explanations, and no index of so few", async () => {
    await service.client.predict({ text: "Awful, terrible, a waste of time." }, soon())
    await service.client.predictBatch({ texts: ["I loved it 😍", "So wonderful."] }, soon())
    await service.client.explain({ text: "I loved it." }, soon())
    expect(await read("model_predictions_total")).toEqual({ negative: 1, positive: 2 })
    expect(await read("model_confidence_count")).toEqual({ "": 3 })
    expect(await read("model_text_characters_sum")).toEqual({ "": 33 + 12 + 13 })
    expect(await read("model_drift_window_texts")).toEqual({ "": 3 })
    expect(await read("model_drift_psi")).toEqual({})
  })

  test("alarms on a burst of one label and length, which its metrics name", async () => {
    const texts = Array(256).fill("I loved every minute of it.")
    for (let batch = 0; batch < 4; batch += 1) await service.client.predictBatch({ texts }, soon())
    expect(await read("model_drift_window_texts")).toEqual({ "": 4 * 256 + 3 })
    const { label, length, ...others } = await read("model_drift_psi")
    expect(Math.min(label ?? 0, length ?? 0)).toBeGreaterThan(0.25)
    expect(Object.keys(others)).toEqual(["unknown", "confidence"])
  })
})
