import { afterAll, afterEach, describe, expect, test } from "bun:test"
import { startTestProduct } from "./product.ts"

const product = await startTestProduct()
afterAll(() => product.close())
afterEach(() => product.checkAnswers())

const json = { "content-type": "application/json" }

async function problem(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  const { status, reason } = (await response.json()) as { status: number; reason?: string }
  expect(status).toBe(response.status)
  return [status, reason]
}

describe("POST /api/predictions", () => {
  test.each([
    ["empty", ""],
    ["blanks", " \t\r\n\u00a0\u3000"],
    ["5,001 characters", "a".repeat(5_001)],
    ["10,000 emoji", "😀".repeat(10_000)],
  ])("refuses a text of %s", async (_, text) => {
    expect(await problem(await product.post("/api/predictions", { text }))).toEqual([
      400,
      "INVALID_TEXT",
    ])
  })

  test.each([
    ["5,000 characters", "a".repeat(5_000)],
    ["5,000 emoji", "😀".repeat(5_000)],
    ["null bytes", "good\0soup\0"],
    ["bidirectional controls", "\u202egood\u202c \u2066soup\u2069"],
    ["an unpaired surrogate", "good \ud800 soup"],
    ["markup", "<img src=x onerror=alert(1)> good"],
  ])("answers a text of %s", async (_, text) => {
    const response = await product.post("/api/predictions", { text })
    expect(response.status).toBe(200)
    const { score } = (await response.json()) as { score: number }
    expect(score).toBeGreaterThanOrEqual(0.5)
  })

  test.each([
    ["broken JSON", '{"text": "good'],
    ["no body", ""],
    ["not an object", '"good"'],
    ["a number", '{"text": 7}'],
    ["a list", '{"text": ["good"]}'],
    ["null", '{"text": null}'],
    ["no text", "{}"],
    ["an extra key", '{"text": "good", "role": "admin"}'],
    ["__proto__", '{"text": "good", "__proto__": {"role": "admin"}}'],
    ["bytes that are not UTF-8", Buffer.from('{"text": "caf\xe9"}', "latin1")],
  ])("refuses a body with %s", async (_, body) => {
    const init = { method: "POST", headers: json, body }
    expect(await problem(await fetch(`${product.url}/api/predictions`, init))).toEqual([
      400,
      "INVALID_MESSAGE",
    ])
  })

  test("refuses 10 MB, announced or in chunks", async () => {
    const text = "a".repeat(10_000_000)
    expect(await problem(await product.post("/api/predictions", { text }))).toEqual([
      413,
      "TOO_LARGE",
    ])
    const body = new Response(JSON.stringify({ text })).body
    const init = { method: "POST", headers: json, body }
    expect(await problem(await fetch(`${product.url}/api/predictions`, init))).toEqual([
      413,
      "TOO_LARGE",
    ])
  })

  test("refuses another media type", async () => {
    const init = { method: "POST", headers: { "content-type": "text/plain" }, body: "good" }
    expect(await problem(await fetch(`${product.url}/api/predictions`, init))).toEqual([
      415,
      undefined,
    ])
  })
})

test("refuses an empty batch, 257 texts, and a batch with one bad text", async () => {
  for (const texts of [[], Array(257).fill("good")]) {
    expect(await problem(await product.post("/api/predictions/batch", { texts }))).toEqual([
      400,
      "INVALID_BATCH",
    ])
  }
  const texts = ["good", " "]
  expect(await problem(await product.post("/api/predictions/batch", { texts }))).toEqual([
    400,
    "INVALID_TEXT",
  ])
})

test("refuses an unknown route and a wrong method", async () => {
  expect(await problem(await fetch(`${product.url}/api/nothing`))).toEqual([404, undefined])
  const wrong = await fetch(`${product.url}/api/predictions`, {
    method: "PUT",
    headers: json,
    body: "{}",
  })
  expect(wrong.headers.get("allow")).toBe("POST")
  expect(await problem(wrong)).toEqual([405, undefined])
})
