import { describe, expect, test } from "bun:test"
import { normalise } from "./normalise.ts"
import { createTokenBuffer } from "./token-buffer.ts"

/** The tokens of a text and the parts of the text they stand for. */
function read(text: string) {
  const buffer = createTokenBuffer(text.length)
  normalise(text, buffer)
  const bytes = new Uint8Array(buffer.bytes.buffer, 0, buffer.byteCount)
  const tokens = new TextDecoder().decode(bytes).slice(1, -1)
  const parts = Array.from({ length: buffer.count }, (_, token) =>
    text.slice(buffer.start[token], buffer.end[token]),
  )
  return { tokens, parts }
}

describe("normalise", () => {
  test.each([
    ["Wow... Loved this place.", "wow loved this place"],
    ["", ""],
    [" \t\u3000\u{1F60D}...", ""],
    ["Great!? Yes", "great ! ? yes"],
    ["it 's it's", "it s it s"],
    ["Crème BRÛLÉE, Жизнь 你好", "crème brûlée жизнь 你好"],
    ["a\u200db\u00adc", "a b c"],
    ["\u{10330}\u{10331} x\ud800y", "\u{10330}\u{10331} x y"],
  ])("splits %j into %j", (text, tokens) => {
    expect(read(text).tokens).toBe(tokens)
  })

  test.each(["It doesn't work", "It does n't work", "It doesn’t work", "It doesnt work"])(
    "reads the same from %j",
    (text) => {
      expect(read(text).tokens).toBe("it does not WORK")
    },
  )

  test.each([
    ["can't", "can not"],
    ["ca n't", "can not"],
    ["Wo n't", "will not"],
    ["SHAN'T", "shall not"],
    ["cannot", "can not"],
    ["wont", "will not"],
    ["n't", "not"],
    ["ca. n't", "ca not"],
    ["don'ts", "don ts"],
  ])("reads %j as %j", (text, tokens) => {
    expect(read(text).tokens).toBe(tokens)
  })

  test.each([
    ["not very good hot food here", "not VERY GOOD HOT FOOD here"],
    ["not good, but cheap", "not GOOD but cheap"],
    ["no soup but bread", "no SOUP but bread"],
    ["not! good", "not ! good"],
    ["never without été", "never WITHOUT éTé"],
  ])("marks in %j what the negation governs", (text, tokens) => {
    expect(read(text).tokens).toBe(tokens)
  })

  test("remembers where in the text each token stands", () => {
    expect(read("😍 I can't, ca n't, dont!").parts).toEqual([
      "I",
      "ca",
      "n't",
      "ca",
      "n't",
      "do",
      "nt",
      "!",
    ])
  })

  test("gives the same again from a buffer that held a longer text", () => {
    const buffer = createTokenBuffer(40)
    normalise("a much longer text that is not short", buffer)
    normalise("short", buffer)
    expect(buffer.count).toBe(1)
    expect(buffer.byteCount).toBe(" short ".length)
  })
})
