import { afterEach, beforeEach, expect, jest, test } from "bun:test"
import { createCountdown } from "./countdown.ts"

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test("counts whole seconds down and redraws once for each", () => {
  const host = createHost()
  const countdown = createCountdown(host)
  countdown.start(2)
  const seen = [countdown.secondsLeft]
  for (let step = 0; step < 3; step += 1) {
    jest.advanceTimersByTime(1_000)
    seen.push(countdown.secondsLeft)
  }
  expect(seen).toEqual([2, 1, 0, 0])
  expect(host.redrawn).toBe(3)
})

test("begins anew when started again", () => {
  const countdown = createCountdown(createHost())
  countdown.start(1)
  countdown.start(5)
  jest.advanceTimersByTime(1_000)
  expect(countdown.secondsLeft).toBe(4)
})

function createHost() {
  return {
    redrawn: 0,
    updateComplete: Promise.resolve(true),
    addController() {},
    removeController() {},
    requestUpdate() {
      this.redrawn += 1
    },
  }
}
