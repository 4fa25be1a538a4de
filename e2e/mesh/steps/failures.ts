import { beforeAll, describe, expect, test } from "bun:test"
import { isReady } from "@sentiment/cluster/controller/kube"
import { note } from "@sentiment/e2e-cluster/figures"
import { kubectl, list } from "@sentiment/e2e-cluster/kubectl"
import { until } from "@sentiment/e2e-cluster/until"
import { ask } from "../ask.ts"
import { liftLimits } from "../lift-limits.ts"
import { type Load, quantile, startLoad } from "../load.ts"
import { gatewayCount } from "../metrics.ts"
import { namespace } from "../product.ts"

const perSecond = 50
const now = ["--grace-period=0", "--force"]
const in_ = ["-n", namespace]
const modelsOf = (version: string) =>
  list("pods", ...in_, "-l", `app=model-service,version=${version}`)

describe("under 50 requests a second", () => {
  beforeAll(liftLimits, 240_000)

  test("one of two model pods is killed: at most 0.1 % fail, all with 503 and Retry-After", async () => {
    const load = startLoad(perSecond)
    await Bun.sleep(5_000)
    const [pod] = await modelsOf("v1")
    await kubectl("delete", "pod", ...in_, ...now, pod?.metadata.name ?? "")
    await Bun.sleep(40_000)
    const done = await load.stop()
    show("a model pod killed", done)
    expect(done.failed.length).toBeLessThanOrEqual(done.sent * 0.001)
    for (const it of done.failed) expect(it).toMatchObject({ status: 503, retryAfter: true })
    await allReady()
  }, 180_000)

  test("both are killed: 503 within the deadline, and back within 10 s of their being Ready", async () => {
    const load = startLoad(perSecond)
    await Bun.sleep(3_000)
    const pods = (await modelsOf("v1")).map((it) => it.metadata.name)
    const from = performance.now()
    await kubectl("delete", "pod", ...in_, ...now, ...pods)
    const ready = await until(
      "a model is Ready",
      async () => (await modelsOf("v1")).some(isReady),
      60,
    )
    const served = await until("all are answered", () => answersOnV1(), 60)
    const done = await load.stop()
    show("both model pods killed", done)
    note(
      "  Ready again after, all answered after",
      `${ready.toFixed(1)} s, ${served.toFixed(1)} s more`,
    )
    expect(served).toBeLessThan(10)
    for (const it of done.failed) expect(it).toMatchObject({ status: 503, retryAfter: true })
    expect(done.failed.length).toBeGreaterThan(0)
    expect(Math.max(...done.failed.map((it) => it.ms))).toBeLessThan(3_000)
    expect(performance.now() - from).toBeLessThan(90_000)
    await allReady()
  }, 240_000)

  test("three rolling restarts of app and of model in 5 minutes: none fails", async () => {
    const load = startLoad(perSecond)
    const from = performance.now()
    for (let time = 0; time < 3; time++) {
      // Back to back, and all of them at once, it would be a test of how much processor there is.
      await Bun.sleep(Math.max(0, time * 100_000 - (performance.now() - from)))
      for (const name of ["model-v1", "app-v1", "model-v2", "app-v2"]) await restart(name)
    }
    await Bun.sleep(Math.max(0, 300_000 - (performance.now() - from)))
    const done = await load.stop()
    show("three rolling restarts", done)
    expect(done.failed).toEqual([])
  }, 660_000)

  test("limiter and Redis are killed: none fails, and those that passed unasked are counted", async () => {
    const before = await passedUnasked()
    const load = startLoad(perSecond)
    await Bun.sleep(2_000)
    await kubectl("delete", "pod", ...in_, ...now, "-l", "app=ratelimit")
    await Bun.sleep(20_000)
    const done = await load.stop()
    show("limiter and Redis killed", done)
    expect(done.failed).toEqual([])
    expect(await passedUnasked()).toBeGreaterThan(before)
    await allReady()
  }, 180_000)

  test("Redis hangs for 10 s: none fails or waits for the limiter longer than 0.25 s", async () => {
    const before = await passedUnasked()
    const load = startLoad(perSecond)
    await Bun.sleep(2_000)
    const cli = ["redis-cli", "-s", "/run/redis/redis.sock"]
    const [limiter] = await list("pods", ...in_, "-l", "app=ratelimit")
    const exec = ["exec", ...in_, limiter?.metadata.name ?? "", "-c", "redis", "--"]
    await kubectl(...exec, ...cli, "client", "pause", "10000", "all")
    await Bun.sleep(15_000)
    const done = await load.stop()
    show("Redis hangs", done)
    const unasked = (await passedUnasked()) - before
    note("  passed unasked", String(unasked))
    expect(done.failed).toEqual([])
    expect(unasked).toBeGreaterThan(0)
    expect(quantile(done.ms, 0.99)).toBeLessThan(500)
    await allReady()
  }, 180_000)
})

async function restart(deployment: string): Promise<void> {
  await kubectl("rollout", "restart", ...in_, `deployment/${deployment}`)
  await kubectl("rollout", "status", ...in_, "--timeout=170s", `deployment/${deployment}`)
}

const passedUnasked = () => gatewayCount("ratelimit_failure_mode_allowed", "app-service")

function show(what: string, { sent, failed, slowestMs }: Load): void {
  const kinds = Map.groupBy(
    failed,
    (it) => `${it.status}${it.retryAfter ? "" : " without Retry-After"}`,
  )
  const why = [...kinds].map(([kind, all]) => `${all.length} × ${kind}`).join(", ")
  note(`${what}, of ${sent} failed`, `${failed.length} ${why}, slowest ${slowestMs.toFixed(0)} ms`)
  // All at once is a stall; one here and there is something else.
  const seconds = Map.groupBy(failed, (it) => Math.floor(it.at / 1_000))
  const first = Math.min(...seconds.keys())
  const when = [...seconds].map(([second, all]) => `${second - first} s: ${all.length}`).join(", ")
  if (when) note("  when, since the first", when)
}

async function answersOnV1(): Promise<boolean> {
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, at) => ask({ user: `back-${at}`, text: "good" })),
  )
  return replies.every((it) => it.status === 200)
}

const allReady = () =>
  until("all pods Ready", async () => (await list("pods", ...in_)).every(isReady), 120)
