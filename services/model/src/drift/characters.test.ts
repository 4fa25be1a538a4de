import { expect, test } from "bun:test"
import { countCharacters } from "./characters.ts"

test.each(["", "soup", "café ☕", "😍😍", "👩\u200d👩\u200d👧 yes", "𝒜 b"])(
  "characters of %p are its code points",
  (text) => {
    expect(countCharacters(text)).toBe(Array.from(text).length)
  },
)
