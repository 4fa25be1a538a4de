import { afterAll, expect, test } from "bun:test"
import { Counter, Registry } from "prom-client"
import { serveMetrics } from "./metrics-server.ts"

const registry = new Registry()
new Counter({ name: "things_total", help: "Things", registers: [registry] }).inc(3)
const server = await serveMetrics(registry, "127.0.0.1", 0)
afterAll(() => server.close())

test("serves the registry at /metrics and nothing else", async () => {
  const metrics = await fetch(`http://127.0.0.1:${server.port}/metrics`)
  expect(metrics.headers.get("content-type")).toStartWith("text/plain")
  expect(await metrics.text()).toContain("things_total 3")
  const other = await fetch(`http://127.0.0.1:${server.port}/`)
  expect(other.status).toBe(404)
})

test("says that a port is taken", async () => {
  const error = await serveMetrics(registry, "127.0.0.1", server.port).catch((it: Error) => it)
  expect(String(error)).toContain(String(server.port))
})
