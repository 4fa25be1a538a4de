import { describe, expect, test } from "bun:test"
import { checkText } from "./text.ts"

const refusal = (text: string) => {
  try {
    checkText(text, "text")
  } catch (error) {
    return String(error)
  }
  return "fits"
}

describe("checkText", () => {
  test.each([
    ["one character", "a"],
    ["5,000 characters", "a".repeat(5_000)],
    ["5,000 emoji: characters are code points", "😀".repeat(5_000)],
    ["a null byte beside a word", "a\0"],
  ])("takes %s", (_, text) => {
    expect(refusal(text)).toBe("fits")
  })

  test.each([
    ["empty", ""],
    ["only blanks", " \t\n\u00a0\u2003"],
    ["only blanks", "\ufeff"],
    ["characters", "a".repeat(5_001)],
    ["characters", "😀".repeat(5_001)],
  ])("refuses what is over a limit by one (%s), without quoting it", (why, text) => {
    const message = refusal(text)
    expect(message).toContain(why)
    if (text.trim()) expect(message).not.toContain(text)
  })
})
