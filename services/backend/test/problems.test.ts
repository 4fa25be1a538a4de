import { afterAll, describe, expect, test } from "bun:test"
import { postJson, startApp, startPeer } from "./start.ts"

const peer = await startPeer()
const app = await startApp(peer.address)
afterAll(async () => {
  await app.close()
  peer.close()
})

async function problem(path: string, init?: RequestInit) {
  const response = await app.fetch(path, init)
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  expect(response.headers.get("x-app-version")).toBe("v1")
  const body = (await response.json()) as { status: number; reason?: string }
  expect(body).toMatchObject({ type: "about:blank", status: response.status })
  return { ...body, retryAfter: response.headers.get("retry-after") }
}

describe("what the model refuses", () => {
  test.each([
    ["invalidText", 400, "INVALID_TEXT", null],
    ["tooLarge", 413, "TOO_LARGE", null],
    ["overloaded", 503, "OVERLOADED", "1"],
    ["unavailable", 503, undefined, "1"],
    ["timeout", 504, undefined, null],
    ["internal", 500, undefined, null],
  ])("%s is answered with %i", async (kind, status, reason, retryAfter) => {
    const answer = await problem("/api/predictions", postJson({ text: `fail ${kind}` }))
    expect([answer.status, answer.reason, answer.retryAfter]).toEqual([status, reason, retryAfter])
  })
})

test("a version that is none never becomes a header", async () => {
  const answer = await problem("/api/predictions", postJson({ text: "version v1\r\nx-evil:1" }))
  expect(answer.status).toBe(500)
})

test("an answer of the model that breaks the contract is our fault, not the caller's", async () => {
  const answer = await problem("/api/predictions", postJson({ text: "nan" }))
  expect([answer.status, answer.reason]).toEqual([500, undefined])
})

describe("what the backend refuses", () => {
  const secret = "my secret review"
  test.each([
    ["broken JSON", `{"text": "${secret}"`],
    ["no body", ""],
    ["a wrong type", `{"text": ["${secret}"]}`],
    ["a missing key", "{}"],
    ["an extra key", `{"text": "${secret}", "admin": true}`],
    ["__proto__", `{"text": "${secret}", "__proto__": {"admin": true}}`],
    ["an array", `["${secret}"]`],
    ["lists in lists", `{"text": ${"[".repeat(30_000)}`],
    ["null", "null"],
  ])("%s is answered with 400, without the text", async (_, body) => {
    const answer = await problem("/api/predictions", postJson(body))
    expect([answer.status, answer.reason]).toEqual([400, "INVALID_MESSAGE"])
    expect(JSON.stringify(answer)).not.toContain(secret)
  })

  test("bytes that are not UTF-8 are answered with 400", async () => {
    const body = Buffer.concat([
      Buffer.from('{"text": "'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ])
    const answer = await problem("/api/predictions", { ...postJson(""), body })
    expect([answer.status, answer.reason]).toEqual([400, "INVALID_MESSAGE"])
  })

  test.each([
    ["is not said to be JSON", { "content-type": "text/plain" }],
    ["is compressed", { "content-type": "application/json", "content-encoding": "gzip" }],
  ])("a body that %s is answered with 415", async (_, headers) => {
    expect((await problem("/api/predictions", { ...postJson("{}"), headers })).status).toBe(415)
  })

  test("257 texts are answered with 400 before the model is asked", async () => {
    const asked = peer.seen.metadata.length
    const answer = await problem("/api/predictions/batch", postJson({ texts: Array(257).fill("") }))
    expect([answer.status, answer.reason]).toEqual([400, "INVALID_BATCH"])
    expect(peer.seen.metadata).toHaveLength(asked)
  })

  test.each([
    ["GET", "/api/predictions"],
    ["DELETE", "/api/predictions/batch"],
    ["GET", "/api/explanations"],
  ])("%s %s is answered with 405 and the method to use", async (method, path) => {
    const response = await app.fetch(path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get("allow")).toBe("POST")
  })

  test.each(["/api/nothing", "/nothing", "/assets/nothing.js", "/assets/..%2findex.html"])(
    "%s is answered with 404",
    async (path) => {
      expect((await problem(path)).status).toBe(404)
    },
  )

  test.each([
    ["/api/predictions", { text: "a".repeat(100_000) }],
    ["/api/explanations", { text: "a".repeat(100_000) }],
    ["/api/predictions/batch", { texts: ["a".repeat(5_000_000)] }],
  ])(
    "a body over the limit of %s is answered with 413, announced or streamed",
    async (path, body) => {
      expect((await problem(path, postJson(body))).reason).toBe("TOO_LARGE")
      const stream = new Response(JSON.stringify(body)).body
      const answer = await problem(path, { ...postJson(""), body: stream })
      expect([answer.status, answer.reason]).toEqual([413, "TOO_LARGE"])
    },
  )

  test("the longest text fits, however it is escaped", async () => {
    const escaped = "\\ud83d\\ude00".repeat(5_000)
    const response = await app.fetch("/api/predictions", postJson(`{"text": "${escaped}"}`))
    expect(response.status).toBe(200)
  })
})

test("answers 503 and is not ready while nothing listens where the model should", async () => {
  const orphan = await startApp("127.0.0.1:1")
  const start = Date.now()
  const response = await orphan.fetch("/api/predictions", postJson({ text: "hi" }))
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"])
  expect(Date.now() - start).toBeLessThan(2_000)
  expect((await orphan.fetch("/healthz/ready")).status).toBe(503)
  expect((await orphan.fetch("/healthz/live")).status).toBe(200)
  await orphan.close()
})

test("is not ready while it stops", async () => {
  const stopping = await startApp(peer.address, () => true)
  expect((await stopping.fetch("/healthz/ready")).status).toBe(503)
  await stopping.close()
})
