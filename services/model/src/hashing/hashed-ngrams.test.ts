import { describe, expect, test } from "bun:test"
import { addFeature, createFeatureSet } from "./feature-set.ts"
import { createHashedNgrams, type FeatureGroup } from "./hashed-ngrams.ts"

const words: FeatureGroup = {
  analyzer: "word",
  ngram_range: [1, 2],
  n_features: 2 ** 18,
  offset: 0,
}
const characters: FeatureGroup = {
  analyzer: "char_wb",
  ngram_range: [4, 5],
  n_features: 2 ** 16,
  offset: 2 ** 18,
}

const lengthOf = (values: Float32Array) => Math.hypot(...values)

describe("hashed n-grams", () => {
  test("have one entry for each run of words, with its first and last token", () => {
    const { first, last, tokens } = createHashedNgrams([words]).extract("Good hot soup")
    expect([...first]).toEqual([0, 1, 2, 0, 1])
    expect([...last]).toEqual([0, 1, 2, 1, 2])
    expect(tokens).toEqual([
      { start: 0, end: 4 },
      { start: 5, end: 8 },
      { start: 9, end: 13 },
    ])
  })

  test("have one entry for each run of characters of a padded word", () => {
    // " hot ": two of 4, one of 5. " a ": one, shorter than either size.
    const { first, last } = createHashedNgrams([characters]).extract("hot a")
    expect([...first]).toEqual([0, 0, 0, 1])
    expect([...last]).toEqual([...first])
  })

  test("lie in the columns of their group", () => {
    const { indices } = createHashedNgrams([words, characters]).extract("hot soup")
    expect([...indices].map((index) => index >= characters.offset)).toEqual([
      ...[false, false, false],
      ...[true, true, true, true, true, true, true, true],
    ])
  })

  test("have length 1 in each group", () => {
    const { extract } = createHashedNgrams([words, characters])
    const { indices, values } = extract("all these different words")
    const isWord = (_: number, at: number) => (indices[at] ?? 0) < characters.offset
    expect(lengthOf(values.filter(isWord))).toBeCloseTo(1, 6)
  })

  test("count a repeated word as one feature when scaling", () => {
    const { values } = createHashedNgrams([{ ...words, ngram_range: [1, 1] }]).extract("so so so")
    expect([...values].map(Math.abs)).toEqual(Array(3).fill(Math.fround(1 / 3)))
  })

  test("say what share of them is unknown, where a repeated one counts once", () => {
    const groups = [{ ...words, ngram_range: [1, 1] as const }]
    const known = createFeatureSet(words.n_features)
    const [soup = -1, bread = -1] = createHashedNgrams(groups).extract("soup bread").indices
    addFeature(known, soup)
    const { extract } = createHashedNgrams(groups, known)
    expect(extract("soup soup soup bread").unknown).toBe(1 / 2)
    addFeature(known, bread)
    expect(extract("soup bread cold cold").unknown).toBe(1 / 3)
    expect(extract("").unknown).toBe(0)
  })

  test("whose signs cancel out in one column are no feature", () => {
    const one = { ...words, ngram_range: [1, 1] as const, n_features: 1 }
    const { extract } = createHashedNgrams([one], createFeatureSet(1))
    const ofSign = (sign: number) =>
      ["good", "bad", "hot", "cold", "soup", "bread"].find((it) => extract(it).values[0] === sign)
    const [plus, minus] = [ofSign(1), ofSign(-1)]
    expect(extract(`${plus}`).unknown).toBe(1)
    expect(extract(`${plus} ${minus}`).values).toEqual(new Float32Array(2))
    expect(extract(`${plus} ${minus}`).unknown).toBe(0)
  })

  test("are none for a text without a word", () => {
    const { indices, tokens } = createHashedNgrams([words, characters]).extract(" ☕ \u0000 ")
    expect(indices).toHaveLength(0)
    expect(tokens).toEqual([])
  })

  test("do not depend on the texts before", () => {
    const { extract } = createHashedNgrams([words, characters])
    const alone = extract("short text")
    extract("a text that is much longer, with words, words and not only short ones. ".repeat(9))
    expect(extract("short text")).toEqual(alone)
  })

  test("of two texts do not share memory", () => {
    const { extract } = createHashedNgrams([words])
    const one = extract("first")
    const before = [...one.indices]
    extract("second")
    expect([...one.indices]).toEqual(before)
  })
})
