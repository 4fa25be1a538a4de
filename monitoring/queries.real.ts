import { afterAll, expect, test } from "bun:test"
import { setTimeout as sleep } from "node:timers/promises"
import { type Asked, panelQueries, ruleQueries } from "./all-queries.ts"
import { startPrometheus } from "./test/prometheus.ts"

const patienceMs = 45_000
const prometheus = await startPrometheus()
const asked = [
  ...panelQueries({ namespace: "sentiment", version: "v.+" }, "10s"),
  ...(await ruleQueries("sentiment")),
]

afterAll(() => prometheus.close())

test("every query of every panel, alert and rule finds data where all is exported", async () => {
  expect(asked.length).toBeGreaterThan(100)
  const endMs = performance.now() + patienceMs
  let unanswered = asked
  while (unanswered.length > 0 && performance.now() < endMs) {
    await sleep(1_000)
    unanswered = await withoutData(unanswered)
  }
  expect(unanswered.map((it) => `${it.where}: ${it.expr}`)).toEqual([])
}, 60_000)

test("a query of what nobody exports finds none", async () => {
  expect(await prometheus.count("istio_requests_total")).toBe(0)
})

async function withoutData(queries: Asked[]): Promise<Asked[]> {
  const counts = await Promise.all(queries.map((it) => prometheus.count(it.expr)))
  return queries.filter((_, at) => counts[at] === 0)
}
