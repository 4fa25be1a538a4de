import { describe, expect, test } from "bun:test"
import { binOf, problemOf, type Reference } from "./reference.ts"

const half = { edges: [0, 0.5, 1], shares: [0.5, 0.5] }
const reference: Reference = { length: half, unknown: half, confidence: half, label: half }

describe("a value's bin", () => {
  test("is the one above a border, and the nearest for what lies beyond", () => {
    const bins = [-1, 0, 0.4, 0.5, 0.9, 1, 7].map((it) => binOf(half.edges, it))
    expect(bins).toEqual([0, 0, 0, 1, 1, 1, 1])
  })
})

describe("a reference", () => {
  test("of good bins has no problem", () => {
    expect(problemOf(reference)).toBeUndefined()
  })

  test.each([
    ["length: edges do not fit shares", { ...reference, length: { ...half, shares: [1] } }],
    ["unknown/edges do not ascend", { ...reference, unknown: { ...half, edges: [0, 1, 1] } }],
    ["label/shares do not add up to 1", { ...reference, label: { ...half, shares: [0.5, 0.4] } }],
  ])("says /reference/%s", (problem, bad) => {
    expect(problemOf(bad)).toBe(`/reference/${problem}`)
  })
})
