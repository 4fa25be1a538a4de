import { afterEach, expect, test } from "bun:test"
import { evaluate, type Stage } from "./evaluate.ts"
import type { Figures } from "./figures.ts"
import { connectPrometheus } from "./reading/prometheus.ts"
import { live, noFigures } from "./simulation/world.ts"
import { world } from "./simulation/worlds.ts"
import { startPrometheus } from "./test/fake-prometheus.ts"

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
  return { server, asked: evaluate(connectPrometheus(server.url, 500), stage, "sentiment", now) }
}

test("reads what the counters gained, and decides", async () => {
  const { decision, figures } = await ask(() => good).asked
  expect(figures).toEqual(good)
  expect(decision.verdict).toBe("promote")
})

test("counts from a tick one window after the stage began to one just now", async () => {
  const { server, asked } = ask(() => noFigures(30))
  await asked
  const [window, late, there, begun, ...counters] = server.asked
  expect(window?.get("query")).toContain("experiment_user_window_seconds")
  for (const it of [late, there, begun])
    expect(it?.get("query")).toContain('up{job="app-service",namespace="sentiment"}')
  expect(begun?.get("query")).toEndWith("[1h] offset 3540s))")
  expect(counters).toHaveLength(10)
  for (const it of counters) {
    expect(it.get("time")).toBe(String(now.getTime() / 1_000 - 10))
    // Begun at 10:50:00, from 11:00:50 to 11:59:50.
    expect(it.get("query")).toContain('namespace="sentiment"}[3540s]')
  }
})

test("asks for the window alone within the first one", async () => {
  const { server, asked } = ask(() => noFigures(30), ago(600))
  const { decision, read } = await asked
  expect(read).toBe(true)
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain("still being measured")
  expect(server.asked).toHaveLength(1)
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
  const { decision, read, figures } = await ask(of).asked
  expect(read).toBe(false)
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain(says)
  expect(figures).toBeUndefined()
})

test("no Prometheus at all is not enough data, and says which", async () => {
  const prometheus = connectPrometheus("http://127.0.0.1:1", 500)
  const { decision } = await evaluate(prometheus, ago(4_200), "sentiment", now)
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain("Prometheus at http://127.0.0.1:1 does not answer")
})

/** Knows nothing when a query has this in it. */
const deaf = (to: RegExp) => {
  const server = startPrometheus(() => good)
  const prometheus = connectPrometheus(server.url, 500)
  close = () => server.close()
  const query = async (expression: string, time: number) =>
    to.test(expression) ? [] : await prometheus.query(expression, time)
  return evaluate({ query }, ago(4_200), "sentiment", now)
}

test.each([
  ["whose pods nobody scrapes any more", /min_over_time/, "any pod of v1, any pod of v2"],
  ["that were not known as the stage began", /offset 3540s\)\)$/, "nothing is known of v1 and v2"],
  ["that do not say how long they measure", /window_seconds/, "user_window_seconds is missing"],
])("figures of versions %s are not enough data", async (_, to, says) => {
  const { decision } = await deaf(to)
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain(says)
})

test.each([0, 100])("at a weight of %i nothing is asked, however old it is", async (weight) => {
  const { server, asked } = ask(() => good, { ...ago(7 * 86_400), weight })
  const { decision, read } = await asked
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain("nothing to compare")
  expect(read).toBe(true)
  expect(server.asked).toEqual([])
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

test("a stage that is older than what Prometheus keeps is not enough data, and was looked at", async () => {
  const { decision, read } = await ask(() => good, ago(7 * 86_400)).asked
  expect(decision.verdict).toBe("not_enough_data")
  expect(decision.reasons.join()).toContain("begin it anew")
  expect(read).toBe(true)
})
