import { describe, expect, test } from "bun:test"
import type { WeighedWord } from "../api/answers.ts"
import { cutSegments, listWords } from "./segments.ts"

const text = "The 🍲 was lovely but cold, so lovely"

describe("cutSegments", () => {
  test("marks the words that counted and leaves the rest plain", () => {
    expect(cutSegments(text, [weigh("lovely", 0.8), weigh("cold", -0.3)])).toEqual([
      { text: "The 🍲 was " },
      { text: "lovely", pull: { label: "positive", strength: 4 } },
      { text: " but " },
      { text: "cold", pull: { label: "negative", strength: 2 } },
      { text: ", so lovely" },
    ])
  })

  test.each([
    [1, 4],
    [0.7, 3],
    [0.4, 2],
    [0.2, 1],
  ])("draws a share of %d with strength %d", (weight, strength) => {
    const segments = cutSegments(text, [weigh("lovely", -1), weigh("cold", weight)])
    expect(segments.find((it) => it.text === "cold")?.pull?.strength as number).toBe(strength)
  })

  test("leaves out what hardly counts", () => {
    expect(
      cutSegments(text, [weigh("lovely", 1), weigh("was", 0.05), weigh("but", 0)]),
    ).toHaveLength(3)
  })

  test("gives the whole text as one segment when no word counted", () => {
    expect(cutSegments(text, [])).toEqual([{ text }])
    expect(cutSegments("", [])).toEqual([])
  })

  test.each([
    [[at(5, 9, 1), at(0, 7, 1)]],
    [[at(-3, 2, 1), at(30, 99, 1), at(9, 4, 1), at(1.5, 3, 1), at(2, 2, 1)]],
    [[at(0, text.length, 1)]],
    [[at(0, 3, 1), at(3, 6, -1), at(text.length - 1, text.length, 1)]],
  ])("never loses or doubles a letter, whatever the offsets", (words) => {
    const segments = cutSegments(text, words)
    expect(segments.map((it) => it.text).join("")).toBe(text)
  })
})

describe("listWords", () => {
  test("names each word of a side once, the strongest first", () => {
    const read = "Good, fine, GOOD, bad"
    const words = [at(0, 4, 0.3), at(6, 10, 0.6), at(12, 16, 1), at(18, 21, -1)]
    expect(listWords(cutSegments(read, words), "positive")).toEqual(["good", "fine"])
    expect(listWords(cutSegments(read, words), "negative")).toEqual(["bad"])
  })
})

function weigh(word: string, weight: number): WeighedWord {
  const start = text.indexOf(word)
  return { word, start, end: start + word.length, weight }
}

function at(start: number, end: number, weight: number): WeighedWord {
  return { word: "?", start, end, weight }
}
