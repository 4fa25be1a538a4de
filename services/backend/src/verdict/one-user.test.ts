import { expect, test } from "bun:test"
import { Registry } from "prom-client"
import { createExperimentCounters } from "../experiment/counters.ts"
import { type Measure, measures } from "../experiment/measures.ts"
import { createUserWindows } from "../experiment/user-windows.ts"
import { decide } from "./decide.ts"
import type { Version } from "./figures.ts"
import { createRandom } from "./simulation/random.ts"
import { noFigures } from "./simulation/world.ts"

/** The part of app-service that measures, of one version, on a clock of the test's. */
function startApp(clock: { ms: number }) {
  const registry = new Registry()
  const users = createUserWindows(
    { maxUsers: 20_000, windowSeconds: 600, now: () => clock.ms },
    createExperimentCounters([registry]),
  )
  const read = async (name: string, measure?: Measure) => {
    const { values = [] } = (await registry.getSingleMetric(name)?.get()) ?? {}
    return values.find((it) => it.labels.measure === measure)?.value ?? 0
  }
  return { users, read }
}

/** A day of 10,000 users with three predictions each, and of a robot on v2, which is answered as said. */
async function oneDay(robot?: { requests: number; failed: boolean; seconds: number }) {
  const clock = { ms: 0 }
  const apps = { v1: startApp(clock), v2: startApp(clock) }
  const random = createRandom(4)
  const perUser = (robot?.requests ?? 0) / 10_000
  for (let user = 0; user < 10_000; user += 1) {
    clock.ms += 8_640
    const { users } = apps[random() < 0.3 ? "v2" : "v1"]
    for (let at = 0; at < 3; at += 1) {
      const failed = random() < 0.002
      users.add(`user-${user}`, "30", { failed, seconds: 0.05, ...(!failed && { score: 0.85 }) })
    }
    for (let at = 0; at < perUser; at += 1)
      apps.v2.users.add("robot", "30", {
        ...robot,
        failed: robot?.failed ?? false,
        seconds: robot?.seconds ?? 0,
      })
  }
  const figures = noFigures(30)
  for (const version of ["v1", "v2"] as const) await readInto(version)
  return decide(figures)

  async function readInto(version: Version) {
    const { users, read } = apps[version]
    users.close()
    figures.users[version] = await read("experiment_users_total")
    for (const it of measures)
      figures.measures[it][version] = {
        users: await read("experiment_users_measured_total", it),
        sum: await read("experiment_user_sum_total", it),
        squares: await read("experiment_user_square_sum_total", it),
      }
  }
}

test("one user who sends half of all requests changes nothing, be it that all of them fail", async () => {
  const without = await oneDay()
  const beside = await oneDay({ requests: 30_000, failed: true, seconds: 2 })
  expect(without.verdict).toBe("promote")
  expect(beside.verdict).toBe("promote")
  const shift = (beside.differences.errors?.middle ?? 1) - (without.differences.errors?.middle ?? 0)
  expect(Math.abs(shift)).toBeLessThan(0.001)
})
