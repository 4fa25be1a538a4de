import { expect, test } from "bun:test"
import { runSuite } from "./run-suite.ts"

const run = (script: string, seconds: number) =>
  runSuite({ command: ["sh", "-c", script], minutes: seconds / 60 }, () => undefined)

test("counts what a suite says on both streams", async () => {
  const { passed, failed, atLimit } = await run("echo ' 3 pass'; echo ' 2 pass' >&2", 10)
  expect({ passed, failed, atLimit }).toEqual({ passed: 5, failed: 0, atLimit: false })
})

test("ends a suite at its limit, with what it has started", async () => {
  const outcome = await run("sleep 600 & sleep 600; echo ' 3 pass'", 0.3)
  expect(outcome).toMatchObject({ passed: 0, failed: 1, atLimit: true })
  expect(outcome.seconds).toBeLessThan(10)
})

test("ends what a suite leaves behind and counts the suite as it was", async () => {
  const outcome = await run("sleep 600 & echo ' 3 pass'", 60)
  expect(outcome).toMatchObject({ passed: 3, failed: 0, atLimit: false })
  expect(outcome.seconds).toBeLessThan(10)
})
