import { expect, test } from "bun:test"
import { runSuite } from "./run-suite.ts"

const run = (script: string, seconds: number, graceMs = 200, signal?: AbortSignal) =>
  runSuite(
    { command: ["sh", "-c", script], minutes: seconds / 60 },
    { show: () => undefined, graceMs, ...(signal && { signal }) },
  )

test("counts what a suite says on both streams", async () => {
  const outcome = await run("echo ' 3 pass'; echo ' 2 pass' >&2", 10)
  expect(outcome).toMatchObject({ passed: 5, failed: 0, atLimit: false })
  expect(outcome.end).toContain("2 pass")
})

test("keeps the last lines of a long output", async () => {
  expect((await run("seq 1000; exit 1", 10)).end).toStartWith("961\n")
})

test("ends a suite at its limit, with what it has started", async () => {
  const outcome = await run("trap '' TERM; sleep 600 & sleep 600; echo ' 3 pass'", 0.3)
  expect(outcome).toMatchObject({ passed: 0, failed: 1, atLimit: true })
  expect(outcome.seconds).toBeLessThan(10)
})

test("lets a suite take down what it made, also when CI is interrupted", async () => {
  const takeDown = "trap 'sleep 0.5; echo \" 4 pass\"; exit 1' TERM; while :; do sleep 0.1; done"
  const atLimit = await run(takeDown, 0.3, 10_000)
  expect(atLimit).toMatchObject({ passed: 4, failed: 1, atLimit: true })
  const interrupted = await run(takeDown, 60, 10_000, AbortSignal.timeout(300))
  expect(interrupted).toMatchObject({ passed: 4, failed: 1, atLimit: false })
  expect(interrupted.seconds).toBeLessThan(10)
})

test("ends what a suite leaves behind and counts the suite as it was", async () => {
  const outcome = await run("sleep 600 & echo ' 3 pass'", 60)
  expect(outcome).toMatchObject({ passed: 3, failed: 0, atLimit: false })
  expect(outcome.seconds).toBeLessThan(10)
})
