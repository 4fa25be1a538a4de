import { beforeAll, describe, expect, test } from "bun:test"
import { note } from "@sentiment/e2e-cluster/figures"
import { kubectl, list } from "@sentiment/e2e-cluster/kubectl"
import { until } from "@sentiment/e2e-cluster/until"
import { ask, many } from "@sentiment/e2e-mesh/ask"
import { apply, namespace } from "@sentiment/e2e-mesh/product"
import { type Asked, allQueries } from "@sentiment/monitoring/all-queries"
import { metrics, seriesOf } from "@sentiment/monitoring/metrics"
import { ownNames, unlisted } from "@sentiment/monitoring/own-names"
import { query } from "../prometheus.ts"
import { sendTraffic } from "../traffic.ts"

describe("after traffic", () => {
  beforeAll(async () => {
    await apply("quick")
    await loseLimiter()
    await sendTraffic()
  }, 600_000)

  test("every query finds data, and so does each selector of panels, alerts and rules", async () => {
    const asked = await allQueries(namespace, "5m")
    expect(asked.length).toBeGreaterThan(150)
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
    let missing: string[] = []
    const none = async () => {
      missing = await namesWithoutData()
      return missing.length === 0
    }
    // The limiter is a new pod, which Prometheus may not have read yet.
    await until("all are exported", none, 120).catch(() => expect(missing).toEqual([]))
  }, 180_000)

  test("what our programs export, the list says", async () => {
    const names = (await query(ownNames(namespace))).map((it) => it.metric.__name__ ?? "")
    expect(names).toContain("http_requests_total")
    expect(unlisted(names)).toEqual([])
  })
})

/** Envoy has counters of what went wrong from the first time on. */
async function loseLimiter(): Promise<void> {
  const limiter = ["-n", namespace, "deployment/ratelimit"]
  const pods = () => list("pods", "-n", namespace, "-l", "app=ratelimit")
  await kubectl("scale", ...limiter, "--replicas=0")
  await until("the limiter is away", async () => (await pods()).length === 0, 60)
  await many(100, 4, () => ask())
  await kubectl("scale", ...limiter, "--replicas=1")
  await kubectl("rollout", "status", "--timeout=60s", ...limiter)
}

async function withoutData(queries: Asked[]): Promise<Asked[]> {
  const left = []
  for (const it of queries) if ((await query(it.expr)).length === 0) left.push(it)
  return left
}

async function namesWithoutData(): Promise<string[]> {
  const names = metrics.filter(({ by }) => !by.includes("prometheus")).flatMap(seriesOf)
  const asked = names.map((it) => ({ where: it, expr: `${it}{namespace="${namespace}"}` }))
  return (await withoutData(asked)).map((it) => it.where)
}
