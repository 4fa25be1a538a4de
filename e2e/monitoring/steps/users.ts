import { beforeAll, describe, expect, test } from "bun:test"
import { list } from "@sentiment/e2e-cluster/kubectl"
import { until } from "@sentiment/e2e-cluster/until"
import { ask, many } from "@sentiment/e2e-mesh/ask"
import { apply, namespace } from "@sentiment/e2e-mesh/product"
import { query } from "../prometheus.ts"
import { textOf } from "../texts.ts"

const users = 300

describe("with two pods of each version", () => {
  let pods: string[]

  beforeAll(async () => {
    await apply("quick")
    const all = await list("pods", "-n", namespace, "-l", "app=app-service")
    pods = all.map((it) => it.metadata.name)
  }, 240_000)

  test("each user is measured once, however often one asks", async () => {
    expect(pods.length).toBeGreaterThanOrEqual(4)
    await until("all pods are scraped", async () => (await counts()).length === pods.length, 90)
    const before = total(await counts())
    const run = crypto.randomUUID()
    const user = (at: number) => ({ user: `${run}-${at % users}`, text: textOf(at) })
    const replies = await many(users * 5, 12, (at) => ask(user(at)))
    expect(replies.filter((it) => it.status !== 200)).toEqual([])
    // A window, a tick and a scrape: whoever asked two pods is counted by both then.
    await Bun.sleep(55_000)
    expect(total(await counts()) - before).toBe(users)
  }, 240_000)

  /** What each of today's pods has counted; those that are gone are still known for a while. */
  async function counts(): Promise<number[]> {
    const samples = await query(`experiment_users_total{namespace="${namespace}"}`)
    const own = samples.filter((it) => pods.includes(it.metric.pod ?? ""))
    return own.map((it) => Number(it.value[1]))
  }
})

const total = (all: number[]) => all.reduce((sum, it) => sum + it, 0)
