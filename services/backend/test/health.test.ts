import { expect, test } from "bun:test"
import { healthRoutes } from "../src/health/routes.ts"
import { createMetrics, type Metrics } from "../src/http/metrics.ts"
import { startApp } from "./start.ts"

test("the gauge says what the model said at the last probe", async () => {
  const metrics = createMetrics()
  let isServing = true
  const routes = healthRoutes({ isServing: async () => isServing }, metrics, () => false)
  const probed = async () => {
    await routes.handle(new Request("http://backend/healthz/ready"))
    return gauge(metrics)
  }
  expect(await probed()).toBe(1)
  isServing = false
  expect(await probed()).toBe(0)
  isServing = true
  expect(await probed()).toBe(1)
})

test("the gauge is 0 once a probe found nothing where the model should be", async () => {
  const orphan = await startApp("127.0.0.1:1")
  const before = await gauge(orphan.metrics)
  await orphan.fetch("/healthz/ready")
  const after = await gauge(orphan.metrics)
  await orphan.close()
  expect([before, after]).toEqual([Number.NaN, 0])
})

const gauge = async ({ modelServing }: Metrics) => (await modelServing.get()).values[0]?.value
