import { beforeAll, describe, expect, test } from "bun:test"
import { note } from "@sentiment/e2e-cluster/figures"
import { until } from "@sentiment/e2e-cluster/until"
import { apply, namespace } from "@sentiment/e2e-mesh/product"
import { type Asked, panelQueries, ruleQueries } from "@sentiment/monitoring/all-queries"
import { metrics, seriesOf } from "@sentiment/monitoring/metrics"
import { query } from "../prometheus.ts"
import { sendTraffic } from "../traffic.ts"

describe("after traffic", () => {
  beforeAll(async () => {
    await apply("quick")
    await sendTraffic()
  }, 600_000)

  test("every query of every panel, alert and rule finds data", async () => {
    const asked = [
      ...panelQueries({ namespace, version: "v.+" }, "5m"),
      ...(await ruleQueries(namespace)),
    ]
    expect(asked.length).toBeGreaterThan(100)
    let left = asked
    const none = async () => {
      left = await withoutData(left)
      if (left.length > 0) await sendTraffic()
      return left.length === 0
    }
    await until("every query finds data", none, 240).catch(() => {
      throw new Error(left.map((it) => `${it.where}: ${it.expr}`).join("\n"))
    })
    note("queries that find data", String(asked.length))
  }, 400_000)

  test("what the list says is exported, is", async () => {
    const missing = []
    for (const it of metrics.filter(({ by }) => !by.includes("prometheus"))) {
      for (const name of seriesOf(it)) {
        if ((await query(`${name}{namespace="${namespace}"}`)).length === 0) missing.push(name)
      }
    }
    expect(missing).toEqual([])
  }, 120_000)
})

async function withoutData(queries: Asked[]): Promise<Asked[]> {
  const left = []
  for (const it of queries) if ((await query(it.expr)).length === 0) left.push(it)
  return left
}
