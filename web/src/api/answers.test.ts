import { describe, expect, test } from "bun:test"
import { readPrediction, readWords } from "./answers.ts"

const prediction = {
  id: "p1",
  label: "positive",
  score: 0.93,
  truncated: false,
  model: { name: "linear", version: "v1", digest: "sha256:0" },
}
const word = { word: "lovely", start: 0, end: 6, weight: 0.5 }

describe("readPrediction", () => {
  test("takes a prediction", () => {
    expect(readPrediction(prediction)).toMatchObject({ label: "positive", score: 0.93 })
  })

  test("keeps the score between no idea and certain", () => {
    expect(readPrediction({ ...prediction, score: 1.000_000_1 }).score).toBe(1)
    expect(readPrediction({ ...prediction, score: 0.499_999 }).score).toBe(0.5)
  })

  test.each([
    [null],
    ["<html>"],
    [{}],
    [{ ...prediction, label: "neutral" }],
    [{ ...prediction, score: "0.9" }],
    [{ ...prediction, score: null }],
    [{ ...prediction, model: null }],
  ])("refuses anything else", (body) => {
    expect(() => readPrediction(body)).toThrow(TypeError)
  })
})

describe("readWords", () => {
  test("takes the words of an explanation", () => {
    expect(readWords({ prediction, words: [word] })).toEqual([word])
  })

  test.each([
    [null],
    [{ prediction }],
    [{ words: {} }],
    [{ words: [null] }],
    [{ words: [{ ...word, weight: null }] }],
    [{ words: [{ ...word, start: "0" }] }],
    [{ words: [{ ...word, word: 5 }] }],
  ])("refuses anything else", (body) => {
    expect(() => readWords(body)).toThrow(TypeError)
  })
})
