import { afterAll, afterEach, describe, expect, test } from "bun:test"
import { Metadata, type ServiceError, status } from "@grpc/grpc-js"
import { AppError } from "@sentiment/proto/errors"
import { soon, startTestProduct } from "./product.ts"

const product = await startTestProduct()
const { client, channel } = product
afterAll(() => product.close())
afterEach(() => product.checkAnswers())

const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: AppError) => error,
  )

/** Sends bytes to a method and answers how the call ended. */
function raw(method: string, bytes: Buffer): Promise<AppError & { code: status }> {
  const same = (it: Buffer) => it
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null) =>
      error
        ? resolve(Object.assign(AppError.fromGrpc(error), { code: error.code }))
        : reject(new Error("answered"))
    channel.makeUnaryRequest(
      `/sentiment.v1.SentimentService/${method}`,
      same,
      same,
      bytes,
      new Metadata(),
      soon(),
      done,
    )
  })
}

/** A PredictRequest of exactly `size` bytes. */
function request(size: number): Buffer {
  const head = Buffer.from([0x0a, 0, 0, 0, 0])
  const length = size - head.length
  for (const at of [0, 1, 2, 3]) head[at + 1] = ((length >> (7 * at)) & 0x7f) | (at < 3 ? 0x80 : 0)
  return Buffer.concat([head, Buffer.alloc(length, "a")])
}

describe("Predict", () => {
  test.each([
    ["empty", ""],
    ["blanks", " \t\n"],
    ["5,001 characters", "a".repeat(5_001)],
    ["10,000 emoji", "😀".repeat(10_000)],
  ])("refuses a text of %s", async (_, text) => {
    expect((await failure(client.predict({ text }, soon())))?.reason).toBe("INVALID_TEXT")
  })

  test.each([
    ["null bytes", "good\0soup"],
    ["bidirectional controls", "\u202egood\u202c"],
    ["5,000 emoji", "😀".repeat(5_000)],
  ])("answers a text of %s", async (_, text) => {
    expect((await client.predict({ text }, soon())).prediction?.score).toBeGreaterThanOrEqual(0.5)
  })

  test.each([
    ["not UTF-8", Buffer.from([0x0a, 0x04, 0x63, 0x61, 0x66, 0xe9])],
    ["cut off", Buffer.from([0x0a, 0x7f, 0x61])],
    ["of a wrong wire type", Buffer.from([0x0d, 0x01])],
  ])("refuses a message that is %s", async (_, bytes) => {
    const error = await raw("Predict", bytes)
    expect([error.code, error.reason]).toEqual([status.INVALID_ARGUMENT, "INVALID_MESSAGE"])
  })

  test("reads a message of 4 MiB and refuses one byte more", async () => {
    const limit = 4 * 1024 * 1024
    expect((await raw("Predict", request(limit))).reason).toBe("INVALID_TEXT")
    const error = await raw("Predict", request(limit + 1))
    expect([error.code, error.reason]).toEqual([status.RESOURCE_EXHAUSTED, "TOO_LARGE"])
  })

  test("refuses 10 MB", async () => {
    expect((await raw("Predict", request(10_000_000))).code).toBe(status.RESOURCE_EXHAUSTED)
  })

  test("ignores fields it does not know, as protobuf asks", async () => {
    const known = Buffer.from([0x0a, 0x04, ...Buffer.from("good")])
    const reply = await raw("Predict", Buffer.concat([known, Buffer.from([0x78, 0x01])])).catch(
      String,
    )
    expect(reply).toBe("Error: answered")
  })
})

test("does not know other methods and services", async () => {
  expect((await raw("Nothing", Buffer.alloc(0))).code).toBe(status.UNIMPLEMENTED)
})

test("ends a call at its deadline of 1 ms", async () => {
  const texts = Array(256).fill("a long review with many words ".repeat(100))
  const error = await failure(client.predictBatch({ texts }, { deadline: Date.now() + 1 }))
  expect(error?.kind).toBe("timeout")
})

test("survives 500 cancelled calls and drops their work", async () => {
  const texts = Array(200).fill("a long review with many words ".repeat(50))
  const calls = Array.from({ length: 500 }, (_, index) => {
    const abort = new AbortController()
    setTimeout(() => abort.abort(), index % 20)
    return failure(client.predictBatch({ texts }, { ...soon(), signal: abort.signal }))
  })
  const kinds = new Set((await Promise.all(calls)).map((it) => it?.kind))
  expect(kinds).toContain("cancelled")
  expect(kinds).not.toContain("internal")
  const start = Date.now()
  await product.checkAnswers()
  expect(Date.now() - start).toBeLessThan(2_000)
})
