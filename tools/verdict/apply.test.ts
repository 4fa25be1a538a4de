import { afterAll, describe, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { undecided, type Verdict } from "../../services/backend/src/verdict/decision.ts"
import { Problem } from "../problem.ts"
import { applyDecision } from "./apply.ts"
import { loadSteps } from "./steps.ts"

const folder = await mkdtemp(join(tmpdir(), "apply-"))
const steps = join(import.meta.dir, "steps.yaml")
afterAll(() => rm(folder, { recursive: true }))

const since = new Date()
let records = 0

async function apply(verdict: Verdict, weight: number) {
  records += 1
  const record = join(folder, `decisions-${records}.md`)
  const set: number[] = []
  const decision = { ...undecided("errors: too many"), verdict }
  const says = await applyDecision({ steps, record }, { weight, since }, decision, async (it) => {
    set.push(it)
  })
  const written = Bun.file(record)
  return { set, says, text: (await written.exists()) ? await written.text() : "" }
}

describe("what is applied", () => {
  test.each([
    ["promote", 0, [10]],
    ["promote", 10, [30]],
    ["promote", 25, [30]],
    ["promote", 60, [100]],
    ["promote", 100, []],
    ["hold", 30, []],
    ["not_enough_data", 30, []],
    ["roll_back", 60, [0]],
    ["roll_back", 0, []],
  ] as const)("to %s at %i sets %p", async (verdict, weight, expected) => {
    const { set, text } = await apply(verdict, weight)
    expect(set).toEqual([...expected])
    expect(text !== "").toBe(expected.length > 0)
  })

  test("is written down with its reasons", async () => {
    const { text, says } = await apply("roll_back", 30)
    expect(says).toContain("the weight was 30 and is 0")
    expect(text).toStartWith("# Decisions on the canary\n")
    expect(text).toContain(": roll back, from 30 to 0 of 100 users\n\n- errors: too many\n")
  })

  test("is not written down when the weight could not be set", async () => {
    const record = join(folder, "failed.md")
    const decision = { ...undecided("why"), verdict: "promote" as const }
    const failure = await applyDecision({ steps, record }, { weight: 10, since }, decision, () =>
      Promise.reject(new Problem("the cluster is away")),
    ).catch((it: Error) => it.message)
    expect(failure).toBe("the cluster is away")
    expect(await Bun.file(record).exists()).toBe(false)
  })
})

test.each([
  "steps: []",
  "steps: [30, 10]",
  "steps: [10, 101]",
  "steps: [0, 10]",
  "10",
  "steps: [10.5]",
])("steps %p are refused", async (text) => {
  const path = join(folder, "steps.yaml")
  await Bun.write(path, text)
  const failure = await loadSteps(path).catch((it: Error) => it.message)
  expect(String(failure)).toContain("rising whole numbers")
})
