import { expect, test } from "bun:test"
import { SentimentService } from "@sentiment/proto/sentiment"
import { serve } from "@sentiment/proto/test/serve"
import { startBackend } from "@sentiment/tools/product/start"
import { failure, sendBytes } from "./calls.ts"
import { soon, startTestProduct } from "./product.ts"

const secret = "Zanzibar"
const env = { LOG_LEVEL: "debug" }

/** Collects what services write on either stream. */
function listen() {
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  return { lines, options: { env, log, logError: log } }
}

test("no text is in what the services write, at debug level, be it good, bad or cut off", async () => {
  const { lines, options } = listen()
  await using product = await startTestProduct(options)
  const bodies = [secret, { text: secret }, { text: secret.repeat(1_000) }, { [secret]: secret }]
  for (const body of bodies) await product.post("/api/predictions", body)
  await product.post("/api/predictions", "", { body: `{"text": "${secret}` })
  await product.post("/api/predictions/batch", { texts: [secret, ""] })
  await product.post(`/api/${secret}?text=${secret}`, {})
  for (const text of [secret, secret.repeat(1_000)]) {
    await failure(product.client.predict({ text }, soon()))
  }
  await sendBytes(product.channel, "Predict", Buffer.from(`\n\u007f${secret}`))
  await product.model.stop()
  expect((await product.post("/api/predictions", { text: secret })).status).toBe(503)
  await product.backend.stop()

  for (const service of ["model-service", "app-service"]) {
    for (const message of ["serving", "stopped"]) {
      expect(lines.map(parse)).toContainEqual(expect.objectContaining({ service, msg: message }))
    }
  }
  expect(lines.join("\n")).not.toContain(secret)
})

test("a fault of the model is logged without the text", async () => {
  const handle = async () => {
    throw new Error(secret)
  }
  const handler = { defaultMs: 1_000, handle }
  const handlers = { predict: handler, predictBatch: handler, explain: handler }
  const model = await serve(SentimentService, handlers)
  const { lines, options } = listen()
  const backend = await startBackend(model.address, options)
  try {
    const response = await fetch(`http://127.0.0.1:${backend.port}/api/predictions`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-request-id": "r-1" },
      body: JSON.stringify({ text: secret }),
    })
    expect(response.status).toBe(500)
  } finally {
    await backend.stop()
    model.close()
  }
  expect(lines.map(parse)).toContainEqual(expect.objectContaining({ msg: "request failed" }))
  expect(lines.join("\n")).not.toContain(secret)
})

const parse = (line: string): unknown => JSON.parse(line)
