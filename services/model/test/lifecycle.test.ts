import { afterEach, describe, expect, test } from "bun:test"
import type { MethodDefinition } from "@grpc/grpc-js"
import type { AppError } from "@sentiment/proto/errors"
import { service as health } from "grpc-health-check"
import {
  changedModel,
  killAll,
  type Manifest,
  modelDirs,
  type RuntimeName,
  sha256,
  startModelProcess,
  type Version,
} from "./process.ts"

const soon = () => ({ deadline: Date.now() + 10_000 })
const outcome = (call: Promise<unknown>) =>
  call.then(
    () => "answered",
    (error: AppError) => error.kind,
  )
const refusal = (runtime: RuntimeName, env: Record<string, string>) =>
  startModelProcess(runtime, env).then(
    () => "started",
    (error: Error) => error.message,
  )

afterEach(killAll)

describe.each(["bun", "node"] satisfies RuntimeName[])("model-service on %s", (runtime) => {
  test("finishes calls in flight after SIGTERM and exits with 0", async () => {
    const service = await startModelProcess(runtime, { BATCH_TEXTS: "1" })
    const texts = Array(200).fill("a long review with very many words ".repeat(100))
    const calls = [1, 2, 3, 4].map(() => outcome(service.client.predictBatch({ texts }, soon())))
    await untilBusy(service)
    const code = service.stop()
    expect(await Promise.all(calls)).toEqual(["answered", "answered", "answered", "answered"])
    expect(await code).toBe(0)
  })

  test("does not wait for who watches its health", async () => {
    const service = await startModelProcess(runtime)
    const { path, requestSerialize, responseDeserialize } = health.Watch as MethodDefinition<
      object,
      object
    >
    const request = { service: "" }
    const watch = service.channel.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
    )
    watch.on("error", () => undefined)
    await new Promise((resolve) => watch.once("data", resolve))
    const start = performance.now()
    const last = new Promise((resolve) => watch.once("data", resolve))
    service.kill("SIGTERM")
    expect(await last).toMatchObject({ status: "NOT_SERVING" })
    expect(await service.exited).toBe(0)
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test("refuses at once what does not fit the queue, and answers the rest", async () => {
    const service = await startModelProcess(runtime, { QUEUE_TEXTS: "256", BATCH_TEXTS: "1" })
    const texts = Array(100).fill("a long review with very many words ".repeat(100))
    const calls = Array.from({ length: 20 }, () =>
      outcome(service.client.predictBatch({ texts }, soon())),
    )
    const outcomes = await Promise.all(calls)
    expect(outcomes.filter((it) => it === "overloaded").length).toBeGreaterThan(0)
    expect(outcomes.filter((it) => it === "answered").length).toBeGreaterThan(1)
    expect(outcomes.filter((it) => it !== "overloaded" && it !== "answered")).toEqual([])
    expect(await service.stop()).toBe(0)
  })

  test("drops work whose deadline has passed or whose caller has gone", async () => {
    // v2 is busy with these for several times as long as the others wait, on a fast machine, too.
    const env = { MODEL_DIR: modelDirs.v2, BATCH_TEXTS: "1", QUEUE_CHARACTERS: "1000000" }
    const service = await startModelProcess(runtime, env)
    const texts = Array(32).fill("a long review with very many words ".repeat(100))
    const busy = outcome(service.client.predictBatch({ texts }, soon()))
    await untilBusy(service)
    const waiting = { texts: Array(200).fill("short") }
    const late = outcome(service.client.predictBatch(waiting, { deadline: Date.now() + 100 }))
    const abort = new AbortController()
    const cancellable = { ...soon(), signal: abort.signal }
    const gone = outcome(service.client.predictBatch(waiting, cancellable))
    setTimeout(() => abort.abort(), 100)
    expect([await late, await gone, await busy]).toEqual(["timeout", "cancelled", "answered"])
    const [, dropped] = (await service.metrics()).match(/^model_dropped_texts_total (\d+)$/m) ?? []
    expect(Number(dropped)).toBe(400)
    expect(await service.stop()).toBe(0)
  })

  test("says that it serves at every log level, since others wait for it", async () => {
    const service = await startModelProcess(runtime, { LOG_LEVEL: "silent" })
    expect(service.lines).toHaveLength(1)
    expect(await service.stop()).toBe(0)
  })

  test("reports all mistakes of the environment together and exits", async () => {
    const message = await refusal(runtime, { MODEL_PORT: "seven", WORKERS: "0", LOG_LEVEL: "loud" })
    for (const key of ["MODEL_PORT", "WORKERS", "LOG_LEVEL"]) expect(message).toContain(`${key}: `)
    expect(message).toContain("ended with code 1")
  })

  test.each<[string, Version, (it: Manifest) => void]>([
    [
      "SHA-256 is not the manifest's",
      "v1",
      (it) => {
        it.files["model.onnx"] = sha256("other")
      },
    ],
    [
      "SHA-256 is not the manifest's",
      "v2",
      (it) => {
        it.files["tokenizer.json"] = sha256("other")
      },
    ],
    [
      "warm-up: expected",
      "v2",
      (it) => {
        it.warmup.score -= 0.01
      },
    ],
    [
      "warm-up: expected",
      "v1",
      (it) => {
        it.warmup.label = it.warmup.label === "positive" ? "negative" : "positive"
      },
    ],
    [
      "warm-up: expected",
      "v1",
      (it) => {
        it.warmup.score -= 0.01
      },
    ],
  ])("does not start with a changed model: %s, %s", async (why, version, change) => {
    const changed = await changedModel(version, change)
    expect(await refusal(runtime, { MODEL_DIR: changed })).toContain(why)
  })

  test("does not start without a model", async () => {
    expect(await refusal(runtime, { MODEL_DIR: `${modelDirs.v1}/nowhere` })).toContain("ENOENT")
  })
})

async function untilBusy({ metrics }: { metrics: () => Promise<string> }) {
  while (/^model_queue_length 0$/m.test(await metrics())) await Bun.sleep(1)
}
