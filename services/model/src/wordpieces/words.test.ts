import { describe, expect, test } from "bun:test"
import { root } from "../../test/python.ts"
import { loadWordpieces } from "./wordpieces.ts"
import { cutChunks } from "./words.ts"

const { encode, inner } = await loadWordpieces(`${root}/ml/models/v2`, 256)
const cut = (text: string, limit = 254) => cutChunks(text, inner, limit)

describe("chunks", () => {
  test("name words without the punctuation around them, by their place in the text", () => {
    const text = ` "The café's soup," 😀 he said - wasn't (so) good...`
    const words = cut(text).flatMap(({ word }) => word ?? [])
    expect(words.map((it) => it.word)).toEqual("The café's soup he said wasn't so good".split(" "))
    for (const { word, start, end } of words) expect(text.slice(start, end)).toBe(word)
  })

  test("have together the ids of the text", () => {
    for (const text of [
      "A well-made, funny (if long) film!",
      "tabs\tand\nlines\r\n",
      "好吃 very 好吃, naïve café's",
      "un\u00a0broken \u2003 blanks \ufeff",
      `x ${"a".repeat(150)} [SEP] [MASK]`,
      "word ".repeat(300),
    ]) {
      const ids = cut(text).flatMap((it) => it.ids)
      expect(ids).toEqual(encode(text).ids.slice(1, -1))
    }
  })

  test("beyond the limit have no ids, and words all the same", () => {
    const chunks = cut("one two three four", 2)
    expect(chunks.map((it) => it.ids.length)).toEqual([1, 1, 0, 0])
    expect(chunks.at(-1)?.word?.word).toBe("four")
  })
})
