import { afterAll, expect, test } from "bun:test"
import { type ProductOptions, startBackend, startModel } from "@sentiment/tools/product/start"

const taken = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data: () => undefined } })
afterAll(() => taken.stop())

const startBoth = {
  "model-service": (options: ProductOptions) => startModel(options),
  "app-service": (options: ProductOptions) => startBackend("127.0.0.1:1", options),
}

test.each([
  ["model-service", "modelPort"],
  ["model-service", "modelMetricsPort"],
  ["app-service", "port"],
  ["app-service", "metricsPort"],
] as const)("%s says plainly that its %s is taken", async (service, key) => {
  const started = startBoth[service]({ [key]: taken.port })
  const error = await started.then((it) => it.stop()).catch((thrown: Error) => thrown.message)
  expect(error).toContain("ended with code 1")
  expect(error).toContain(String(taken.port))
})

test("app-service ends in time and with 0 though a body never ends", async () => {
  const backend = await startBackend("127.0.0.1:1", { env: { DRAIN_MS: "300" } })
  const url = `http://127.0.0.1:${backend.port}`
  const half = "POST /api/predictions HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n"
  const socket = { data: () => undefined }
  const slow = await Bun.connect({ hostname: "127.0.0.1", port: backend.port, socket })
  slow.write(`${half}content-length: 100\r\n\r\n{"text": "go`)
  // Answered after what came before it has been read.
  expect((await fetch(`${url}/healthz/live`)).status).toBe(200)
  const start = performance.now()
  expect(await backend.stop()).toBe(0)
  expect(performance.now() - start).toBeLessThan(2_000)
  slow.end()
})
