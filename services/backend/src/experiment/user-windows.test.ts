import { expect, test } from "bun:test"
import { Registry } from "prom-client"
import { createExperimentCounters } from "./counters.ts"
import { createUserWindows } from "./user-windows.ts"

const good = { failed: false, seconds: 0.1, score: 0.9 }

function start(maxUsers = 100) {
  const clock = { ms: 0 }
  const registry = new Registry()
  const users = createUserWindows(
    { maxUsers, windowSeconds: 10, now: () => clock.ms },
    createExperimentCounters([registry]),
  )
  const value = async (name: string, measure?: string) => {
    const metric = await registry.getSingleMetric(name)?.get()
    return metric?.values.find((it) => measure === undefined || it.labels.measure === measure)
      ?.value
  }
  return { clock, users, value, text: () => registry.metrics() }
}

test("a user counts as one, with means over the window", async () => {
  const { clock, users, value } = start()
  users.add("jane", "10", { failed: false, seconds: 0.1, score: 0.8 })
  users.add("jane", "10", { failed: true, seconds: 0.4 })
  users.add("jane", "10", { failed: false, seconds: 0.25, score: 0.9 })
  users.add("jane", "10", { failed: true, seconds: 0.25 })
  clock.ms = 10_000
  users.publish()
  expect(await value("experiment_users_total")).toBe(1)
  expect(await value("experiment_user_sum_total", "errors")).toBe(0.5)
  expect(await value("experiment_user_square_sum_total", "errors")).toBe(0.25)
  expect(await value("experiment_user_sum_total", "latency")).toBeCloseTo(0.25, 12)
  expect(await value("experiment_user_sum_total", "slow")).toBe(0.25)
  expect(await value("experiment_user_sum_total", "confidence")).toBeCloseTo(0.85, 12)
  expect(await value("experiment_user_square_sum_total", "confidence")).toBeCloseTo(0.7225, 12)
})

test("a user whose predictions all failed has no confidence", async () => {
  const { users, value } = start()
  users.add("jane", "", { failed: true, seconds: 0.1 })
  users.close()
  expect(await value("experiment_users_measured_total", "errors")).toBe(1)
  expect(await value("experiment_users_measured_total", "confidence")).toBe(0)
})

test("nothing is counted before the window ends", async () => {
  const { clock, users, value } = start()
  users.add("jane", "", good)
  clock.ms = 9_999
  users.publish()
  expect(await value("experiment_users_total")).toBe(0)
  expect(await value("experiment_users_open")).toBe(1)
})

test("one who stays all day counts as one", async () => {
  const { clock, users, value } = start()
  for (; clock.ms < 86_400_000; clock.ms += 5_000) users.add("robot", "", good)
  users.close()
  expect(await value("experiment_users_total")).toBe(1)
})

test("with another weight a user counts again", async () => {
  const { clock, users, value } = start()
  users.add("jane", "10", good)
  clock.ms = 20_000
  users.add("jane", "30", good)
  users.close()
  expect(await value("experiment_users_total")).toBe(2)
})

test("a map full of open windows refuses new users and keeps the others", async () => {
  const { users, value } = start(2)
  for (const name of ["a", "b", "c", "d", "a"]) users.add(name, "", good)
  expect(await value("experiment_users_refused_total")).toBe(2)
  users.close()
  expect(await value("experiment_users_total")).toBe(2)
})

test("the longest remembered makes room for a new user", async () => {
  const { clock, users, value } = start(3)
  for (const name of ["a", "b"]) users.add(name, "", good)
  clock.ms = 10_000
  for (const name of ["c", "d", "b", "a"]) users.add(name, "", good)
  users.close()
  // a was forgotten for d, and comes back for b's place.
  expect(await value("experiment_users_total")).toBe(5)
  expect(await value("experiment_users_forgotten_total")).toBe(2)
  expect(await value("experiment_users_refused_total")).toBe(0)
})

test("who is remembered of another stage is forgotten without harm", async () => {
  const { clock, users, value } = start(2)
  for (const name of ["a", "b"]) users.add(name, "10", good)
  clock.ms = 10_000
  for (const name of ["a", "b"]) users.add(name, "30", good)
  users.close()
  expect(await value("experiment_users_total")).toBe(4)
  expect(await value("experiment_users_forgotten_total")).toBe(0)
})

test("a flood of names is refused in no time and holds no more than the map", async () => {
  const { users, value } = start(1_000)
  const begin = performance.now()
  for (let at = 0; at < 100_000; at += 1) users.add(`user-${at}`, "", good)
  expect(performance.now() - begin).toBeLessThan(5_000)
  expect(await value("experiment_users_open")).toBe(1_000)
  expect(await value("experiment_users_refused_total")).toBe(99_000)
  users.close()
})

test("no name is exported", async () => {
  const { users, text } = start()
  users.add("jane-doe", "10", good)
  users.close()
  expect(await text()).not.toContain("jane")
})
