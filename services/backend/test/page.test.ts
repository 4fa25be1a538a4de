import { afterAll, describe, expect, test } from "bun:test"
import { startApp } from "./start.ts"

const app = await startApp("127.0.0.1:1")
afterAll(() => app.close())

describe("the page", () => {
  test("carries version and features, and is asked for anew each time", async () => {
    const response = await app.fetch("/")
    expect(await response.text()).toBe(
      '<html data-app-version="v1" data-features="highlights"></html>',
    )
    expect(response.headers.get("content-type")).toStartWith("text/html")
    expect(response.headers.get("cache-control")).toBe("no-cache")
  })

  test("keeps assets for a year, gzipped for whoever can read that", async () => {
    const plain = await app.fetch("/assets/page-abc.js")
    expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable")
    expect(plain.headers.get("content-type")).toStartWith("text/javascript")
    const zipped = await app.fetch("/assets/page-abc.js", {
      headers: { "accept-encoding": "gzip, br" },
    })
    expect(zipped.headers.get("content-encoding")).toBe("gzip")
    const unzipped = Bun.gunzipSync(await zipped.arrayBuffer())
    expect(Buffer.from(unzipped).toString()).toBe(await plain.text())
  })

  test("answers 304 to who has it", async () => {
    const etag = (await app.fetch("/")).headers.get("etag") ?? ""
    const again = await app.fetch("/", { headers: { "if-none-match": etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe("")
  })

  test("has the security headers, as every answer has", async () => {
    for (const path of ["/", "/assets/page-abc.js", "/api/nothing"]) {
      const { headers } = await app.fetch(path)
      expect(headers.get("content-security-policy")).toContain("script-src 'self';")
      expect(headers.get("content-security-policy")).not.toContain("unsafe")
      expect(headers.get("x-content-type-options")).toBe("nosniff")
      expect(headers.get("referrer-policy")).toBe("no-referrer")
    }
  })

  test("is counted by route template, unknown paths as one", async () => {
    await app.fetch("/assets/page-abc.js")
    await app.fetch(`/${crypto.randomUUID()}`)
    await app.fetch("/", { method: "PROPFIND" })
    await Bun.sleep(1)
    const metrics = await app.metrics.registry.metrics()
    expect(metrics).toContain(
      'http_requests_total{route="/assets/:name",method="GET",status="200"}',
    )
    expect(metrics).toContain('http_requests_total{route="unknown",method="GET",status="404"}')
    expect(metrics).toContain('http_requests_total{route="/",method="GET",status="304"}')
    expect(metrics).toContain('http_requests_total{route="unknown",method="other",status="404"}')
    expect(metrics).toContain('http_request_duration_seconds_count{route="/",method="GET"}')
    expect(metrics).not.toContain("page-abc")
  })
})
