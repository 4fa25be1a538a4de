import { afterAll, beforeEach, describe, expect, test } from "bun:test"
import { Metadata, type ServiceError, status } from "@grpc/grpc-js"
import { serve } from "../test/serve.ts"
import { connect, createClient } from "./client.ts"
import { AppError } from "./errors.ts"
import { SentimentService } from "./gen/sentiment/v1/sentiment_pb.js"
import { limits } from "./limits.ts"
import type { Call } from "./unary.ts"

let entered: () => void = () => undefined
let aborted = Promise.resolve()
const untilAborted = ({ signal }: Call) => {
  entered()
  aborted = new Promise((resolve) => signal.addEventListener("abort", () => resolve()))
  return new Promise<never>(() => undefined)
}
let lastSignal: AbortSignal | undefined
const ends: string[] = []
let ended: () => void = () => undefined
const server = await serve(
  SentimentService,
  {
    predict: {
      defaultMs: 50,
      async handle({ text }, call) {
        lastSignal = call.signal
        if (text === "wait") return untilAborted(call)
        if (text === "bug") throw new Error("secret")
        const headers = new Metadata()
        headers.set("x-model-version", "v9")
        call.sendMetadata(headers)
        return { prediction: { id: String(call.metadata.get("x-request-id")[0]) } }
      },
    },
    predictBatch: {
      defaultMs: 1_000,
      handle: async ({ texts }) => ({ predictions: texts.map((id) => ({ id })) }),
    },
    explain: { defaultMs: 1_000, handle: (_, call) => untilAborted(call) },
  },
  {
    started: () => undefined,
    ended({ method, code }) {
      ends.push(`${method} ${status[code]}`)
      ended()
    },
  },
)
const channel = connect(server.address, {})
const client = createClient(SentimentService, channel)
const soon = () => Date.now() + 5_000
const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: AppError) => error,
  )

/** Sends bytes that need not be a message. */
const raw = (path: string, bytes: Buffer) =>
  new Promise<ServiceError | null>((resolve) => {
    const same = (it: Buffer) => it
    channel.makeUnaryRequest(path, same, same, bytes, new Metadata(), { deadline: soon() }, resolve)
  })

beforeEach(() => {
  ends.length = 0
})
afterAll(() => {
  channel.close()
  server.close()
})

describe("a service from a protobuf-es descriptor", () => {
  test("answers, with the caller's metadata handed to the handler", async () => {
    const { prediction } = await client.predict(
      { text: "hi" },
      { deadline: soon(), metadata: { "x-request-id": "r1" } },
    )
    expect(prediction?.id).toBe("r1")
    expect(ends).toEqual(["Predict OK"])
  })

  test("does not abort a call that was answered", async () => {
    await client.predict({ text: "hi" }, { deadline: soon() })
    await client.predictBatch({ texts: [] }, { deadline: soon() })
    expect(lastSignal?.aborted).toBe(false)
  })

  test("keeps the order of a batch", async () => {
    const texts = ["a", "b", "c"]
    const { predictions } = await client.predictBatch({ texts }, { deadline: soon() })
    expect(predictions.map((it) => it.id)).toEqual(texts)
  })

  test("hides what went wrong inside", async () => {
    const error = await failure(client.predict({ text: "bug" }, { deadline: soon() }))
    expect(error?.kind).toBe("internal")
    expect(JSON.stringify(error)).not.toContain("secret")
    expect(ends).toEqual(["Predict INTERNAL"])
  })

  test("gives a call without deadline its default and aborts the work", async () => {
    const call = failure(client.predict({ text: "wait" }, { deadline: Number.POSITIVE_INFINITY }))
    expect((await call)?.kind).toBe("timeout")
    await aborted
    expect(ends).toEqual(["Predict DEADLINE_EXCEEDED"])
  })

  test("aborts the work at the caller's deadline", async () => {
    const end = new Promise<void>((resolve) => {
      ended = resolve
    })
    const error = await failure(client.explain({ text: "x" }, { deadline: Date.now() + 50 }))
    expect(error?.kind).toBe("timeout")
    await aborted
    await end
    expect(ends).toEqual(["Explain DEADLINE_EXCEEDED"])
  })

  test("aborts the work when the caller cancels", async () => {
    const abort = new AbortController()
    const started = new Promise<void>((resolve) => {
      entered = resolve
    })
    const call = failure(client.explain({ text: "x" }, { deadline: soon(), signal: abort.signal }))
    await started
    abort.abort()
    expect((await call)?.kind).toBe("cancelled")
    await aborted
  })

  test.each([
    ["not protobuf", Buffer.from([0x0a, 0xff])],
    ["not UTF-8", Buffer.from([0x0a, 0x02, 0xc3, 0x28])],
  ])("refuses bytes that are %s as the caller's mistake", async (_, bytes) => {
    const error = await raw("/sentiment.v1.SentimentService/Predict", bytes)
    if (!error) throw new Error("was answered")
    expect(error.code).toBe(status.INVALID_ARGUMENT)
    expect(AppError.fromGrpc(error).reason).toBe("INVALID_MESSAGE")
  })

  test("refuses a message over the limit by one, with its reason", async () => {
    const head = Buffer.from([0x0a, 0xfc, 0xff, 0xff, 0x01])
    const bytes = Buffer.concat([head, Buffer.alloc(limits.message + 1 - head.length, "a")])
    const error = await raw("/sentiment.v1.SentimentService/Predict", bytes)
    if (!error) throw new Error("was answered")
    expect(error.code).toBe(status.RESOURCE_EXHAUSTED)
    expect(AppError.fromGrpc(error).reason).toBe("TOO_LARGE")
  })
})
