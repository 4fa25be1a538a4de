import { afterAll, afterEach, describe, expect, test } from "bun:test"
import { status } from "@grpc/grpc-js"
import { failure, requestOf, sendBytes } from "./calls.ts"
import { soon, startTestProduct } from "./product.ts"

const product = await startTestProduct()
const { client, channel } = product
afterAll(() => product.close())
afterEach(() => product.checkAnswers())

const raw = (method: string, bytes: Buffer) => sendBytes(channel, method, bytes)

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
    expect((await raw("Predict", requestOf(limit))).reason).toBe("INVALID_TEXT")
    const error = await raw("Predict", requestOf(limit + 1))
    expect([error.code, error.reason]).toEqual([status.RESOURCE_EXHAUSTED, "TOO_LARGE"])
  })

  test("refuses 10 MB", async () => {
    expect((await raw("Predict", requestOf(10_000_000))).code).toBe(status.RESOURCE_EXHAUSTED)
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
