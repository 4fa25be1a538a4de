import { beforeAll, describe, expect, test } from "bun:test"
import { join } from "node:path"
import { isReady } from "@sentiment/cluster/controller/kube"
import { powerOff, powerOn } from "@sentiment/nodes/hosts/power"
import { cluster } from "../command.ts"
import { note } from "../figures.ts"
import { allPodsReady, list, readyNodes } from "../kubectl.ts"
import { predict, startLoad } from "../load.ts"
import { until } from "../until.ts"

const lifted = join(import.meta.dir, "../../mesh/overlays/lifted")
const victim = "worker-1"
const perSecond = 10
const fullServiceSeconds = 180
/** Nobody is given up before: 40 s to notice, 30 s of toleration. */
const watchSeconds = 150

describe("a worker's power is cut under load", () => {
  // The load comes from one address, which has its limit.
  beforeAll(async () => {
    expect((await cluster(["deploy", "--overlay", lifted])).code).toBe(0)
  }, 400_000)

  test("the product has all its pods again on what is left, and answers meanwhile", async () => {
    const load = startLoad(perSecond)
    const from = performance.now()
    await powerOff(victim)
    const seconds = await until("full service", inFullService, fullServiceSeconds)
    await Bun.sleep(Math.max(0, watchSeconds * 1_000 - (performance.now() - from)))
    const { sent, failed, problems } = await load.stop()
    note("worker off, until full service", `${seconds.toFixed(0)} s`)
    note(`  requests failed of ${sent}`, `${failed} ${[...problems].join(" ")}`)
    expect(sent).toBeGreaterThan(watchSeconds * perSecond * 0.9)
    // The calls in flight to its pods, and those sent before its proxies notice.
    expect(failed).toBeLessThan(sent * 0.02)
    expect(await predict()).toBeUndefined()
  }, 400_000)

  test("it is back in the cluster once it has power again", async () => {
    const back = async () => (await readyNodes()).includes(victim)
    expect(await back()).toBe(false)
    const from = performance.now()
    await powerOn(victim)
    await until(`${victim} is Ready`, back, 120)
    note("power on again, until Ready", `${((performance.now() - from) / 1_000).toFixed(0)} s`)
    await until("all pods Ready", allPodsReady, 180)
  }, 400_000)
})

/** All replicas are Ready, not counting what the cluster believes of the node that is gone. */
async function inFullService(): Promise<boolean> {
  const [deployments, pods] = await Promise.all([
    list("deployments", "-n", "sentiment"),
    list("pods", "-n", "sentiment"),
  ])
  const wanted = deployments.reduce((sum, it) => sum + (it.spec.replicas ?? 0), 0)
  const serving = pods.filter((it) => it.spec.nodeName !== victim && isReady(it))
  return serving.length >= wanted && (await predict()) === undefined
}
