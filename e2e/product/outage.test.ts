import { afterAll, describe, expect, test } from "bun:test"
import { readMetrics } from "@sentiment/tools/product/metrics"
import { startModel } from "@sentiment/tools/product/start"
import { soon, startTestProduct, type TestProduct } from "./product.ts"
import { until } from "./until.ts"

const product = await startTestProduct()
let model = product.model
afterAll(async () => {
  await model.stop()
  await product.close()
})

const ready = async () => (await fetch(`${product.url}/healthz/ready`)).status

/** Asks one prediction after the other until told to stop, and keeps what it saw. */
function load({ post }: TestProduct) {
  const seen: { status: number; type: string | null; retryAfter: string | null }[] = []
  let running = true
  const client = async () => {
    while (running) {
      const { status, headers } = await post("/api/predictions", { text: "good soup" })
      const [type, retryAfter] = [headers.get("content-type"), headers.get("retry-after")]
      seen.push({ status, type, retryAfter })
    }
  }
  const clients = Promise.all(Array.from({ length: 8 }, client))
  return {
    seen,
    async stop() {
      running = false
      await clients
    },
  }
}

describe("a model that is killed under load and started again", () => {
  test("is answered with 503 in time, seen by the probe, and found again within 5 s", async () => {
    const traffic = load(product)
    await until(() => traffic.seen.length > 100)
    expect(await ready()).toBe(200)

    model.kill("SIGKILL")
    await model.exited
    const toNotReady = await until(async () => (await ready()) === 503)
    await until(() => traffic.seen.filter((it) => it.status === 503).length > 100)

    model = await startModel({ modelPort: product.model.port })
    const toReady = await until(async () => (await ready()) === 200)
    const mark = traffic.seen.length
    await until(() => traffic.seen.length > mark + 100)
    await traffic.stop()

    console.log(
      `not ready after ${toNotReady.toFixed(0)} ms, ready again after ${toReady.toFixed(0)} ms`,
    )
    expect(toReady).toBeLessThan(5_000)
    expect(new Set(traffic.seen.map((it) => it.status))).toEqual(new Set([200, 503]))
    expect(new Set(traffic.seen.slice(mark).map((it) => it.status))).toEqual(new Set([200]))
    const refused = traffic.seen.filter((it) => it.status === 503)
    expect(new Set(refused.map((it) => `${it.type} ${it.retryAfter}`))).toEqual(
      new Set(["application/problem+json 1"]),
    )
    // By the service's own clock, since this process is busy itself; 2 s is the deadline.
    const metric = await readMetrics(product.metricsUrl)
    const time = "http_request_duration_seconds"
    const route = "/api/predictions"
    expect(metric(`${time}_count`, { route })).toBeGreaterThan(200)
    expect(metric(`${time}_bucket`, { route, le: "2.5" })).toBe(metric(`${time}_count`, { route }))
  }, 60_000)
})

describe("SIGTERM with calls in flight", () => {
  const texts = Array(200).fill("a long review with very many words ".repeat(100))

  test("to app-service: all are answered, exit code 0", async () => {
    await using other = await startTestProduct()
    const calls = Array.from({ length: 4 }, () => other.post("/api/predictions/batch", { texts }))
    await until(async () => !(await queueIsEmpty(other)))
    const code = other.backend.stop()
    const statuses = (await Promise.all(calls)).map((it) => it.status)
    expect(statuses).toEqual([200, 200, 200, 200])
    expect(await code).toBe(0)
  }, 60_000)

  test("to model-service: all are answered, exit code 0", async () => {
    await using other = await startTestProduct()
    const calls = Array.from({ length: 4 }, () => other.client.predictBatch({ texts }, soon()))
    await until(async () => !(await queueIsEmpty(other)))
    const code = other.model.stop()
    const counts = (await Promise.all(calls)).map((it) => it.predictions.length)
    expect(counts).toEqual([200, 200, 200, 200])
    expect(await code).toBe(0)
  }, 60_000)
})

const queueIsEmpty = async ({ modelMetricsUrl }: TestProduct) =>
  (await readMetrics(modelMetricsUrl))("model_queue_length") === 0
