import { describe, expect, test } from "bun:test"
import { addVisit, excerpt, type Visit } from "./visits.ts"

describe("addVisit", () => {
  test("puts the newest first", () => {
    expect(addVisit([visit("a")], visit("b")).map(({ text }) => text)).toEqual(["b", "a"])
  })

  test("moves a text read again up, with its newest answer", () => {
    const again = visit("a", 0.6)
    expect(addVisit([visit("b"), visit("a", 0.9)], again)).toEqual([again, visit("b")])
  })

  test("keeps fifty", () => {
    const texts = Array.from({ length: 60 }, (_, index) => visit(String(index)))
    const kept = texts.reduce<Visit[]>(addVisit, [])
    expect(kept).toHaveLength(50)
    expect(kept[0]?.text).toBe("59")
  })
})

describe("excerpt", () => {
  test("puts a text on one line", () => {
    expect(excerpt("  good\n\n food ")).toBe("good food")
  })

  test("cuts a long text between characters", () => {
    expect(excerpt("🍲".repeat(141))).toBe(`${"🍲".repeat(140)}…`)
    expect(excerpt("🍲".repeat(140))).toBe("🍲".repeat(140))
  })
})

function visit(text: string, score = 0.9): Visit {
  const model = { name: "linear", version: "v1" }
  return { text, prediction: { id: "p", label: "positive", score, truncated: false, model } }
}
