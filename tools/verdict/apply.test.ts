import { afterAll, describe, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { undecided, type Verdict } from "../../services/backend/src/verdict/decision.ts"
import type { Stage } from "../../services/backend/src/verdict/evaluate.ts"
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
  const stage = { weight, since }
  const says = await applyDecision({ steps, record }, stage, decision, {
    findStage: async () => ({ ...stage, since: new Date(since) }),
    setWeight: async (it) => void set.push(it),
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
    const { failure } = await promote(record, new Problem("the cluster is away"))
    expect(failure).toBe("the cluster is away")
    expect(await Bun.file(record).text()).toBe("")
    await promote(record)
    expect(await Bun.file(record).text()).toStartWith("# Decisions on the canary\n")
  })

  test.each([
    ["weight", { weight: 30, since }],
    ["beginning", { weight: 10, since: new Date(since.getTime() + 1_000) }],
  ])("is nothing when the stage has another %s by then", async (_, now) => {
    const { failure, set } = await promote(join(folder, "meanwhile.md"), undefined, now)
    expect(failure).toBe("the weight was changed meanwhile: nothing was done")
    expect(set).toEqual([])
  })

  test("is nothing when it could not be written down", async () => {
    const { failure, set } = await promote(folder)
    expect(failure).toStartWith(`${folder} cannot be written: `)
    expect(set).toEqual([])
  })

  test("is written down in a folder that was not there", async () => {
    const record = join(folder, "new/folder/decisions.md")
    expect((await promote(record)).set).toEqual([30])
    expect(await Bun.file(record).text()).toContain(": promote, from 10 to 30 of 100 users")
  })
})

/** Promotes from 10, with what may go wrong. */
async function promote(record: string, away?: Problem, now: Stage = { weight: 10, since }) {
  const set: number[] = []
  const decision = { ...undecided("why"), verdict: "promote" as const }
  const failure = await applyDecision({ steps, record }, { weight: 10, since }, decision, {
    findStage: async () => now,
    setWeight: async (it) => {
      if (away) throw away
      set.push(it)
    },
  }).then(
    () => undefined,
    (it: Error) => it.message,
  )
  return { failure, set }
}

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
