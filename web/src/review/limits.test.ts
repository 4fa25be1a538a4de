import { describe, expect, test } from "bun:test"
import { Problem } from "../problem/problem.ts"
import { checkText, countCharacters } from "./limits.ts"

describe("counting", () => {
  test("counts code points, not UTF-16 units", () => {
    expect(countCharacters("soup 🍲")).toBe(6)
    expect(countCharacters("")).toBe(0)
  })

  test("counts a flag as the two code points it is made of", () => {
    expect(countCharacters("🇳🇱")).toBe(2)
  })
})

describe("checkText", () => {
  test.each([
    ["a"],
    ["x".repeat(5_000)],
    ["\u{10ffff}".repeat(5_000)],
    ["\u0000"],
    ["<img src=x onerror=alert(1)>"],
  ])("lets a text within the limits pass", (text) => {
    expect(problemOf(text)).toBeUndefined()
  })

  test.each([
    ["", "empty"],
    [" \n\t\u00a0", "blank"],
    ["x".repeat(5_001), "tooLong"],
    ["🍲".repeat(5_001), "tooLong"],
  ] as const)("refuses %p as %s", (text, kind) => {
    expect(problemOf(text)).toBe(kind)
  })
})

function problemOf(text: string): string | undefined {
  try {
    checkText(text)
    return undefined
  } catch (reason) {
    return Problem.from(reason).kind
  }
}
