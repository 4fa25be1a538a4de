import { describe, expect, test } from "bun:test"
import { type Journal, type PlaybookName, planRun } from "./journal.ts"

const journal = (...names: PlaybookName[]): Journal => ({
  digest: "same",
  done: names.map((playbook) => ({ playbook, seconds: 1, at: "2026-01-01T00:00:00Z" })),
})

describe("planRun", () => {
  test("begins at the beginning when nothing is known", () => {
    expect(planRun(undefined, "same").start).toBe("general")
    expect(planRun(journal(), "same").start).toBe("general")
  })

  test("goes on after what has been done", () => {
    expect(planRun(journal("general"), "same").start).toBe("ctrl")
    expect(planRun(journal("general", "ctrl", "node"), "same").start).toBe("finalization")
  })

  test("begins at the first gap", () => {
    expect(planRun(journal("general", "finalization"), "same").start).toBe("ctrl")
  })

  test("does everything again after a complete run", () => {
    const complete = journal("general", "ctrl", "node", "finalization")
    expect(planRun(complete, "same").start).toBe("general")
  })

  test("begins at the beginning for other playbooks, another inventory or other machines", () => {
    expect(planRun(journal("general"), "other").start).toBe("general")
  })

  test("begins where one says, whatever has been done", () => {
    expect(planRun(journal("general"), "other", "node").start).toBe("node")
  })
})
