import { afterAll, afterEach, describe, expect, test } from "bun:test"
import { mkdtemp, rm, utimes } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { undecided } from "../decision.ts"
import { live, noFigures } from "../simulation/world.ts"
import { world } from "../simulation/worlds.ts"
import { startPrometheus } from "../test/fake-prometheus.ts"
import { createVerdictMetrics } from "./metrics.ts"

const main = join(import.meta.dir, "../main.ts")
const folder = await mkdtemp(join(tmpdir(), "verdict-exporter-"))
afterAll(() => rm(folder, { recursive: true }))
const closes: (() => void)[] = []
afterEach(() => {
  for (const it of closes.splice(0)) it()
})

/** The real process, with its log. */
function run(environment: Record<string, string>) {
  const child = Bun.spawn([process.execPath, main], {
    env: {
      HOST: "127.0.0.1",
      METRICS_PORT: "0",
      EVERY_SECONDS: "1",
      ...environment,
    },
    stdout: "pipe",
    stderr: "pipe",
  })
  closes.push(() => child.kill("SIGKILL"))
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader()
  let text = ""
  return {
    child,
    /** The first line of the log with this in it. */
    async line(part: string): Promise<Record<string, unknown>> {
      for (;;) {
        const found = text
          .split("\n")
          .slice(0, -1)
          .find((it) => it.includes(part))
        if (found) return JSON.parse(found)
        const { value, done } = await reader.read()
        if (done) throw new Error(`it ended: ${text}`)
        text += value
      }
    },
  }
}

test("says what holds as metrics, stops when asked, and needs nothing but Prometheus", async () => {
  let good = noFigures(30)
  for (const it of live(world(30, { errors: 0, slow: 0.001, confidence: 0.88 }), 1_000, 1))
    good = it
  const prometheus = startPrometheus(() => good)
  closes.push(() => prometheus.close())
  const { child, line } = run({ PROMETHEUS_URL: prometheus.url, WEIGHT: await hourOld("v2: 30\n") })
  const { metricsPort } = await line('"serving"')
  await line('"verdict":"promote"')
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  expect(text).toContain('experiment_verdict{verdict="promote"} 1')
  expect(text).toContain('experiment_verdict{verdict="roll_back"} 0')
  expect(text).toContain("experiment_weight_percent 30")
  expect(text).toMatch(/experiment_difference\{measure="errors",bound="low"\} -0\.\d+/)
  expect(text).toMatch(/experiment_slow_share\{bound="high"\} 0\.0\d+/)
  expect(text).toMatch(/experiment_verdict_age_seconds [\d.]+/)
  child.kill("SIGTERM")
  expect(await child.exited).toBe(0)
}, 20_000)

/** A weight's file that was written an hour ago. */
async function hourOld(text: string): Promise<string> {
  const path = join(folder, "weight.yaml")
  await Bun.write(path, text)
  const then = Date.now() / 1_000 - 3_600
  await utimes(path, then, then)
  return path
}

test("says why while Prometheus is away, and goes on", async () => {
  const { child, line } = run({ PROMETHEUS_URL: "http://127.0.0.1:1", WEIGHT: "30" })
  await line("serving")
  await line('"verdict":"not_enough_data"')
  child.kill("SIGTERM")
  await line("stopped")
  expect(await child.exited).toBe(0)
}, 20_000)

test("stops soon when it is told to during a look", async () => {
  const asked = Promise.withResolvers<void>()
  const slow = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch() {
      asked.resolve()
      await Bun.sleep(500)
      return new Response("late")
    },
  })
  closes.push(() => slow.stop(true))
  const WEIGHT = await hourOld("v2: 30\n")
  const { child } = run({ PROMETHEUS_URL: slow.url.origin, WEIGHT, EVERY_SECONDS: "15" })
  await asked.promise
  const begin = performance.now()
  child.kill("SIGTERM")
  expect(await child.exited).toBe(0)
  expect(performance.now() - begin).toBeLessThan(2_000)
}, 20_000)

test("a bad environment is told at once", async () => {
  const { child, line } = run({ PROMETHEUS_URL: "prometheus", WEIGHT: "101" })
  const { msg } = await line("bad environment")
  expect(msg).toContain("PROMETHEUS_URL: Expected http://host:port")
  expect(msg).toContain("WEIGHT: Expected 0 to 100")
  expect(await child.exited).toBe(1)
})

describe("the metrics", () => {
  test("grow old while no figures are read", async () => {
    const clock = { ms: 0 }
    const metrics = createVerdictMetrics(() => clock.ms)
    const text = async () => await metrics.registry.metrics()
    metrics.show(undecided("why"), true, 10)
    clock.ms = 700_000
    metrics.show(undecided("why"), false, 10)
    expect(await text()).toContain("experiment_verdict_age_seconds 700\n")
    metrics.show(undecided("why"), true, 10)
    expect(await text()).toContain("experiment_verdict_age_seconds 0\n")
  })

  test("forget a difference and a weight that are not known any more", async () => {
    const metrics = createVerdictMetrics()
    const interval = { low: -1, middle: 0, high: 1 }
    const known = { differences: { errors: interval }, slow: interval }
    metrics.show({ ...undecided("why"), ...known }, true, 10)
    const before = await metrics.registry.metrics()
    expect(before).toContain('experiment_difference{measure="errors",bound="high"} 1')
    expect(before).toContain('experiment_slow_share{bound="high"} 1')
    metrics.show(undecided("why"), true)
    const text = await metrics.registry.metrics()
    expect(text).not.toContain("bound=")
    expect(text).toContain("experiment_weight_percent Nan")
  })
})
