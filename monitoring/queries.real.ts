import { afterAll, expect, test } from "bun:test"
import { setTimeout as sleep } from "node:timers/promises"
import { type Asked, allQueries } from "./all-queries.ts"
import { ownNames, unlisted } from "./own-names.ts"
import { startPrometheus } from "./test/prometheus.ts"

const patienceMs = 45_000
const prometheus = await startPrometheus()
const asked = await allQueries("sentiment", "10s")

afterAll(() => prometheus.close())

test("every query finds data where all is exported, and so does each of its selectors", async () => {
  expect(asked.length).toBeGreaterThan(150)
  const endMs = performance.now() + patienceMs
  let unanswered = asked
  while (unanswered.length > 0 && performance.now() < endMs) {
    await sleep(1_000)
    unanswered = await withoutData(unanswered)
  }
  expect(unanswered.map((it) => `${it.where}: ${it.expr}`)).toEqual([])
}, 60_000)

test("a query of what nobody exports finds none", async () => {
  expect(await prometheus.query("istio_requests_total")).toEqual([])
})

test("what our programs export is in the list, and what is not in the list is told", async () => {
  const names = (await prometheus.query(ownNames("sentiment"))).map((it) => it.__name__ ?? "")
  expect(names).toContain("http_requests_total")
  expect(names).not.toContain("ratelimit_service_rate_limit_total_hits")
  expect(unlisted([...names, "http_news_total"])).toEqual(["http_news_total"])
})

async function withoutData(queries: Asked[]): Promise<Asked[]> {
  const found = await Promise.all(queries.map((it) => prometheus.query(it.expr)))
  return queries.filter((_, at) => found[at]?.length === 0)
}
