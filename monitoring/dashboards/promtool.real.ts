import { afterAll, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { panelQueries } from "../all-queries.ts"
import { promtool } from "../test/programs.ts"

const folder = await mkdtemp(join(tmpdir(), "dashboards-"))
const queries = panelQueries({ namespace: "sentiment", version: "v.+" }, "5m")

afterAll(() => rm(folder, { recursive: true }))

test("Prometheus understands the query of every panel", async () => {
  expect(queries.length).toBeGreaterThan(60)
  const { code, output } = await check(queries.map((it) => it.expr))
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("SUCCESS") })
})

test("it would not understand one with a variable that nothing fills in", async () => {
  const { code } = await check(["rate(http_requests_total[$__rate_interval])"])
  expect(code).toBe(1)
})

/** As recording rules, since promtool reads expressions from those. */
function check(expressions: string[]) {
  const rules = expressions.map((expr, at) => ({ record: `panel:query:${at}`, expr }))
  const file = join(folder, "rules.yaml")
  return Bun.write(file, JSON.stringify({ groups: [{ name: "panels", rules }] })).then(() =>
    promtool("check", "rules", file),
  )
}
