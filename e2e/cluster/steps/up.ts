import { describe, expect, test } from "bun:test"
import { cluster, readRecaps, readTimes } from "../command.ts"
import { note } from "../figures.ts"
import { allPodsReady, list, readyNodes } from "../kubectl.ts"
import { predict } from "../load.ts"
import { until } from "../until.ts"

describe("one command", () => {
  test("makes a cluster of three fresh servers", async () => {
    const { code, text, seconds } = await cluster(["up"])
    expect(code).toBe(0)
    note("from nothing to a cluster", `${seconds.toFixed(0)} s`)
    for (const it of readTimes(text)) note("  of it", it)
    expect((await readyNodes()).sort()).toEqual(["controller", "worker-1", "worker-2"])
  }, 1_200_000)

  test("has installed load balancer, mesh and monitoring", async () => {
    const wanted = ["metallb-system", "istio-system", "monitoring"]
    const namespaces = (await list("pods", "--all-namespaces")).map((it) => it.metadata.namespace)
    for (const it of wanted) expect(namespaces).toContain(it)
    expect((await cluster(["status"])).code).toBe(0)
  }, 60_000)

  test("puts the product on it, each pod with its proxy", async () => {
    const { code, seconds } = await cluster(["deploy"])
    expect(code).toBe(0)
    note("product deployed", `${seconds.toFixed(0)} s`)
    // Autoscalers add second pods.
    await until("all pods Ready", allPodsReady, 120)
    const pods = await list("pods", "-n", "sentiment", "-l", "app in (app-service, model-service)")
    expect(pods.length).toBeGreaterThanOrEqual(4)
    for (const { status } of pods) {
      const started = status.initContainerStatuses?.filter((it) => it.started)
      expect(started?.map((it) => it.name)).toContain("istio-proxy")
    }
  }, 400_000)

  test("finds page, predictions and dashboards at the load balancer's addresses", async () => {
    expect((await cluster(["verify", "--wait", "120"])).code).toBe(0)
    expect(await predict()).toBeUndefined()
  }, 180_000)

  test("changes nothing when it runs again", async () => {
    const { code, text, seconds } = await cluster(["up"])
    expect(code).toBe(0)
    const recaps = readRecaps(text)
    expect(recaps).toHaveLength(3 + 1 + 2 + 1)
    expect(recaps.filter((it) => it.changed > 0)).toEqual([])
    note("run again, nothing changed", `${seconds.toFixed(0)} s`)
  }, 600_000)
})
