import { afterEach, expect, test } from "bun:test"
import { evaluate, type Stage } from "./evaluate.ts"
import type { Figures } from "./figures.ts"
import { connectPrometheus } from "./reading/prometheus.ts"
import { live, noFigures } from "./simulation/world.ts"
import { world } from "./simulation/worlds.ts"
import { startPrometheus } from "./test/fake-prometheus.ts"

const experiment = { namespace: "sentiment", windowSeconds: 600 }
const now = new Date("2026-01-01T12:00:00Z")
const ago = (seconds: number): Stage => ({
  weight: 30,
  since: new Date(now.getTime() - seconds * 1_000),
})

let close = () => {}
afterEach(() => close())

let good = noFigures(30)
for (const it of live(world(30, { errors: 0, slow: 0.001, confidence: 0.88 }), 1_000, 1)) good = it

function ask(of: () => Figures | Response, stage = ago(4_200), without?: string) {
  const server = startPrometheus(of, without)
  close = () => server.close()
  return { server, asked: evaluate(connectPrometheus(server.url, 500), stage, experiment, now) }
}

test("reads what the counters gained, and decides", async () => {
  const { decision, figures } = await ask(() => good).asked
  expect(figures).toEqual(good)
  expect(decision.verdict).toBe("promote")
})

test("counts from a tick one window after the stage began to one just now", async () => {
  const { server, asked } = ask(() => noFigures(30))
  await asked
  const [late, there, ...counters] = server.asked
  for (const it of [late, there])
    expect(it?.get("query")).toContain('up{job="app-service",namespace="sentiment"}')
  expect(counters).toHaveLength(8)
  for (const it of counters) {
    expect(it.get("time")).toBe(String(now.getTime() / 1_000 - 10))
    // Begun at 10:50:00, from 11:00:50 to 11:59:50.
    expect(it.get("query")).toContain('namespace="sentiment"}[3540s]')
  }
})

test("asks nothing within the first window", async () => {
  const { server, asked } = ask(() => noFigures(30), ago(600))
  const { decision } = await asked
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain("still being measured")
  expect(server.asked).toEqual([])
})

test("is not enough data while a pod was not scraped since the last tick", async () => {
  const result = [{ metric: { pod: "app-v2-a" }, value: [0, "1"] }]
  const late = () => Response.json({ status: "success", data: { result } })
  const { decision } = await ask(late).asked
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain("not scraped just now: app-v2-a")
})

test.each([
  [
    "an error of Prometheus",
    () => Response.json({ status: "error", error: "bad" }),
    "refuses: bad",
  ],
  ["a page", () => new Response("<html>", { status: 502 }), "something else than Prometheus"],
  ["nonsense", () => Response.json({ status: "success", data: { result: 1 } }), "something else"],
])("%s is not enough data, and says why", async (_, of, says) => {
  const { decision, figures } = await ask(of).asked
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain(says)
  expect(figures).toBeUndefined()
})

test("no Prometheus at all is not enough data, and says which", async () => {
  const prometheus = connectPrometheus("http://127.0.0.1:1", 500)
  const { decision } = await evaluate(prometheus, ago(4_200), experiment, now)
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain("Prometheus at http://127.0.0.1:1 does not answer")
})

test("old figures of versions that nobody scrapes any more are not enough data", async () => {
  const empty = () => Response.json({ status: "success", data: { result: [] } })
  const { decision } = await ask(empty).asked
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain("any pod of v1, any pod of v2")
})

test.each([
  "experiment_users_total",
  "experiment_user_sum_total",
  "experiment_user_square_sum_total",
  "version_mismatch_total",
  "experiment_users_forgotten_total",
])("without %s there is not enough data, however good the rest", async (name) => {
  const { decision } = await ask(() => good, ago(4_200), name).asked
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain(`${name} of v1`)
})

test("a stage that is older than what Prometheus keeps is not enough data", async () => {
  const { decision } = await ask(() => good, ago(7 * 86_400)).asked
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain("begin it anew")
})
