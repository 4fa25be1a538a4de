import { expect, test } from "bun:test"
import { readLines, root, runPython } from "../../test/python.ts"
import { loadWordpieces } from "./wordpieces.ts"

const model = `${root}/ml/models/v2`
const minutesMs = 60_000

/** The texts, as JSON, whose ids are not Python's. */
async function differing(texts: string): Promise<string[]> {
  const { encode } = await loadWordpieces(model, 256)
  const expected = readLines(runPython("sentiment.tokens", [model], texts))
  return readLines(texts).filter((line, number) => {
    const ids: number[] = JSON.parse(expected[number] ?? "null")
    return !Bun.deepEquals(encode(JSON.parse(line)).ids, ids)
  })
}

test(
  "ids are those of Python for 10,000 dirty texts",
  async () => {
    const texts = runPython("sentiment.dirty_texts", ["--count", "10000", "--seed", "1"], "")
    expect(readLines(texts)).toHaveLength(10_000)
    expect(await differing(texts)).toEqual([])
  },
  2 * minutesMs,
)

test(
  "ids are those of Python for every character there is",
  async () => {
    const words = Array.from({ length: 0x110000 }, (_, point) => point)
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => `a${String.fromCodePoint(point)}b`)
    const texts = Array.from({ length: Math.ceil(words.length / 50) }, (_, at) =>
      JSON.stringify(words.slice(at * 50, at * 50 + 50).join(" ")),
    )
    expect(await differing(`${texts.join("\n")}\n`)).toEqual([])
  },
  2 * minutesMs,
)
