import { afterAll, beforeEach, describe, expect, test } from "bun:test"
import { readSeries } from "./series.ts"
import { postJson, startApp, startPeer } from "./start.ts"

type App = Awaited<ReturnType<typeof startApp>>

const peer = await startPeer()
let app: App = await startApp(peer.address)
beforeEach(async () => {
  await app.close()
  app = await startApp(peer.address)
})
afterAll(async () => {
  await app.close()
  peer.close()
})

const ask = (user: string, text = "good", headers: Record<string, string> = {}) =>
  app.fetch("/api/predictions", postJson({ text }, { "x-user": user, ...headers }))

/** The counters with all windows closed, once `requests` were observed: that is after they were answered. */
async function figures(requests: number, of = app) {
  const observed = async () =>
    (await of.metrics.requests.get()).values.reduce((sum, it) => sum + it.value, 0)
  while ((await observed()) < requests) await Bun.sleep(1)
  of.users.close()
  return await readSeries(of.metrics)
}

describe("the experiment", () => {
  test("sees users, not requests", async () => {
    const address = app.listen()
    for (const it of ["jane", "jane", "jane", "joe"])
      await fetch(`${address}/api/predictions`, postJson({ text: "good" }, { "x-user": it }))
    const of = await figures(4)
    expect(of("experiment_users_total")).toBe(2)
    expect(of('experiment_user_sum_total{measure="confidence"}')).toBeCloseTo(2 * 0.987654, 5)
    expect(of('experiment_user_sum_total{measure="errors"}')).toBe(0)
    expect(of('experiment_user_sum_total{measure="latency"}')).toBeGreaterThan(0)
  })

  test("counts as failed what was answered with 5xx", async () => {
    for (const it of ["good", "fail internal", "fail unavailable", "good"]) await ask("jane", it)
    const of = await figures(4)
    expect(of('experiment_user_sum_total{measure="errors"}')).toBe(0.5)
  })

  test("leaves out the caller's own mistakes", async () => {
    await ask("jane", "fail invalidText")
    await app.fetch("/api/predictions", postJson("{", { "x-user": "jane" }))
    expect((await figures(2))("experiment_users_total")).toBe(0)
  })

  test("counts who went away waiting as one who waited, and not as failed", async () => {
    const abort = new AbortController()
    const headers = { "x-user": "jane" }
    const call = app.fetch("/api/predictions", {
      ...postJson({ text: "hang" }, headers),
      signal: abort.signal,
    })
    // Longer than the objective.
    await Bun.sleep(300)
    abort.abort()
    await call
    const of = await figures(1)
    expect(of('experiment_user_sum_total{measure="errors"}')).toBe(0)
    expect(of('experiment_user_sum_total{measure="slow"}')).toBe(1)
    expect(of('experiment_users_measured_total{measure="confidence"}')).toBe(0)
  })

  test("leaves out who chose v2, who has no name or a new one, and other routes", async () => {
    await ask("jane", "good", { "x-experiment": "canary" })
    await ask("made-up-just-now", "good", { "x-user-new": "1" })
    await app.fetch("/api/predictions", postJson({ text: "good" }))
    await app.fetch("/api/predictions/batch", postJson({ texts: ["a"] }, { "x-user": "jane" }))
    await app.fetch("/api/explanations", postJson({ text: "a" }, { "x-user": "jane" }))
    expect((await figures(5))("experiment_users_total")).toBe(0)
  })

  test("counts a user anew when the mesh says another stage", async () => {
    await ask("jane", "good", { "x-canary-stage": "v2/10/0" })
    await ask("jane", "good", { "x-canary-stage": "v2/10/2026-11-25T11:06:40Z" })
    expect((await figures(2))("experiment_users_total")).toBe(2)
  })

  test("measures who was refused because the service was full", async () => {
    const full = await startApp(peer.address, () => false, 0)
    const address = full.listen()
    await fetch(`${address}/api/predictions`, postJson({ text: "good" }, { "x-user": "jane" }))
    const of = await figures(1, full)
    await full.close()
    expect(of('experiment_user_sum_total{measure="errors"}')).toBe(1)
  })
})
