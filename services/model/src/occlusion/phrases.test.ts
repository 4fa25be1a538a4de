import { expect, test } from "bun:test"
import { cutPhrases } from "./phrases.ts"

const neighbours = (count: number, ...ends: number[]) =>
  Array.from({ length: count }, (_, at) => ends.includes(at))

test.each([1, 8, 9, 10, 47, 254])("cuts %i neighbours without a gap", (count) => {
  const phrases = cutPhrases(neighbours(count, 3, 20, 21, 40), 9)
  expect(phrases.length).toBeLessThanOrEqual(9)
  expect(phrases[0]?.start).toBe(0)
  expect(phrases.at(-1)?.end).toBe(count)
  phrases.forEach((it, at) => {
    expect(it.end).toBeGreaterThan(it.start)
    if (at > 0) expect(it.start).toBe(phrases[at - 1]?.end ?? -1)
  })
})

test("cuts behind punctuation that is near, and by length where none is", () => {
  expect(cutPhrases(neighbours(30, 11), 3)).toEqual([
    { start: 0, end: 12 },
    { start: 12, end: 22 },
    { start: 22, end: 30 },
  ])
})
