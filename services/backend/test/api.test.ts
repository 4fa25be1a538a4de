import { afterAll, describe, expect, test } from "bun:test"
import { postJson, startApp, startPeer } from "./start.ts"

type OpenApi = { paths: Record<string, { post: { responses: object } }> }

const peer = await startPeer()
const app = await startApp(peer.address)
afterAll(async () => {
  await app.close()
  peer.close()
})

const predict = (text: string, headers?: Record<string, string>) =>
  app.fetch("/api/predictions", postJson({ text }, headers))

describe("the API", () => {
  test("answers a prediction in the shape of the contract, stamped with both versions", async () => {
    const response = await predict("lovely soup")
    expect(response.status).toBe(200)
    expect(response.headers.get("x-app-version")).toBe("v1")
    expect(response.headers.get("x-model-version")).toBe("v1")
    expect(await response.json()).toEqual({
      id: "p1",
      label: "positive",
      score: 0.987654,
      truncated: false,
      model: { name: "sentiment", version: "v1", digest: "sha256:00" },
    })
  })

  test("answers a batch in order, the model named once", async () => {
    const response = await app.fetch("/api/predictions/batch", postJson({ texts: ["a", "b"] }))
    expect(await response.json()).toEqual({
      model: { name: "sentiment", version: "v1", digest: "sha256:00" },
      predictions: ["a", "b"].map((id) => ({
        id,
        label: "positive",
        score: 0.987654,
        truncated: false,
      })),
    })
  })

  test("answers an explanation", async () => {
    const response = await app.fetch("/api/explanations", postJson({ text: "good" }))
    expect(await response.json()).toMatchObject({
      prediction: { label: "positive", model: { version: "v1" } },
      words: [{ word: "good", start: 0, end: 4, weight: 1.5 }],
    })
  })

  test("hands the caller's trace to the model, and gives a request without id one", async () => {
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    const own = await predict("a", { "x-request-id": "r-1", traceparent, tracestate: "k=v" })
    const given = await predict("b", { "x-request-id": "not an id" })
    const [first, second] = peer.seen.metadata.slice(-2)
    expect(first?.getMap()).toMatchObject({ "x-request-id": "r-1", traceparent, tracestate: "k=v" })
    const [id] = second?.get("x-request-id") ?? []
    expect(String(id)).toMatch(/^[0-9a-f-]{36}$/)
    const answered = [own, given].map((it) => it.headers.get("x-request-id"))
    expect(answered).toEqual(["r-1", String(id)])
  })

  test("gives the model its deadline", async () => {
    const start = Date.now()
    await predict("a")
    expect(peer.seen.lastDeadline - start).toBeGreaterThan(1_500)
    expect(peer.seen.lastDeadline - start).toBeLessThan(2_100)
  })

  test("stops the model's work when the caller goes", async () => {
    const abort = new AbortController()
    const before = peer.seen.metadata.length
    const call = app.fetch("/api/predictions", {
      ...postJson({ text: "hang" }),
      signal: abort.signal,
    })
    while (peer.seen.metadata.length === before) await Bun.sleep(1)
    abort.abort()
    expect((await call).status).toBe(499)
    while (peer.seen.aborted === 0) await Bun.sleep(1)
  })

  test("counts answers of another model version", async () => {
    await predict("version v2")
    expect(await app.metrics.registry.metrics()).toContain("version_mismatch_total 1")
  })

  test("describes itself by OpenAPI", async () => {
    const document = (await (await app.fetch("/api/openapi.json")).json()) as OpenApi
    const paths = ["/api/explanations", "/api/predictions", "/api/predictions/batch"]
    expect(Object.keys(document.paths).sort()).toEqual(paths)
    for (const path of paths) {
      const statuses = Object.keys(document.paths[path]?.post.responses ?? {})
      expect(statuses.sort()).toEqual(["200", "400", "405", "413", "415", "500", "503", "504"])
    }
  })
})
