import { afterAll, afterEach, expect, test } from "bun:test"
import type { AppError } from "@sentiment/proto/errors"
import { readMetrics } from "@sentiment/tools/product/metrics"
import { failure } from "./calls.ts"
import { soon, startTestProduct } from "./product.ts"
import { until } from "./until.ts"

/** One slow thread with room before it, so that there is work to drop. */
const env = { WORKERS: "1", BATCH_TEXTS: "1", QUEUE_TEXTS: "5000" }
const product = await startTestProduct({ env })
const { client, post } = product
afterAll(() => product.close())
afterEach(() => product.checkAnswers())

const texts = Array(250).fill("a long review with very many words ".repeat(100))
const method = "PredictBatch"

/** What the model has given up so far, by its own count. */
async function readGivenUp() {
  const metric = await readMetrics(product.modelMetricsUrl)
  const ended = (code: string) => metric("grpc_requests_total", { method, code })
  return {
    late: ended("DEADLINE_EXCEEDED"),
    cancelled: ended("CANCELLED"),
    dropped: metric("model_dropped_texts_total"),
    waiting: metric("model_queue_length"),
  }
}

test("the model ends a call at its deadline, whatever the caller does, and drops its work", async () => {
  const before = await readGivenUp()
  // As metadata, the deadline is the server's alone: this client has no timer of its own.
  const options = { deadline: Number.POSITIVE_INFINITY, metadata: { "grpc-timeout": "30m" } }
  const error = await failure(client.predictBatch({ texts }, options))
  expect(error?.kind).toBe("timeout")
  await until(async () => (await readGivenUp()).late === before.late + 1)
  expect((await readGivenUp()).dropped).toBeGreaterThan(before.dropped)
})

test("the model drops the work of a caller whose time is over", async () => {
  const before = await readGivenUp()
  const error = await failure(client.predictBatch({ texts }, { deadline: Date.now() + 30 }))
  expect(error?.kind).toBe("timeout")
  await until(async () => (await readGivenUp()).dropped > before.dropped)
})

test("100 calls with a deadline of 1 ms end as such, and the next is answered", async () => {
  const hasty = () => failure(client.predictBatch({ texts }, { deadline: Date.now() + 1 }))
  const kinds = (await Promise.all(Array.from({ length: 100 }, hasty))).map((it) => it?.kind)
  expect(new Set(kinds)).toEqual(new Set(["timeout"]))
})

test("the model drops the work of a browser that has gone", async () => {
  const before = await readGivenUp()
  const abort = new AbortController()
  const call = post("/api/predictions/batch", { texts }, { signal: abort.signal })
  await until(async () => (await readGivenUp()).waiting > 0)
  abort.abort()
  expect(String(await call.catch(String))).toContain("AbortError")
  await until(async () => (await readGivenUp()).cancelled > before.cancelled)
  expect((await readGivenUp()).dropped).toBeGreaterThan(before.dropped)
})

test("500 cancelled calls are dropped, and the next is answered at once", async () => {
  const before = await readGivenUp()
  const kinds = await cancelMany()
  expect(kinds).toContain("cancelled")
  expect(kinds).not.toContain("internal")
  await until(async () => (await readGivenUp()).dropped > before.dropped)
  const start = Date.now()
  await product.checkAnswers()
  expect(Date.now() - start).toBeLessThan(2_000)
})

test("3,000 cancelled calls leave another caller's calls on their connection alone", async () => {
  const before = await readGivenUp()
  let cancelling = true
  const neighbour = async () => {
    let error: AppError | undefined
    while (cancelling && !error) error = await failure(client.predict({ text: "good" }, soon()))
    return error
  }
  const disturbed = neighbour()
  const seen = async () => (await readGivenUp()).cancelled - before.cancelled
  while ((await seen()) < 3_000) await cancelMany()
  cancelling = false
  expect(await disturbed).toBeUndefined()
})

/** Cancels 500 calls that wait, once a later one says that they have arrived; answers how they ended. */
async function cancelMany() {
  const abort = new AbortController()
  const request = { texts: texts.slice(0, 8) }
  const calls = Array.from({ length: 500 }, () =>
    failure(client.predictBatch(request, { ...soon(), signal: abort.signal })),
  )
  expect((await failure(client.predict({ text: " " }, soon())))?.kind).toBe("invalidText")
  abort.abort()
  return (await Promise.all(calls)).map((it) => it?.kind)
}
