import { expect, test } from "bun:test"
import { degreeOf } from "./confidence.ts"

test.each([
  [1, "certain"],
  [0.95, "certain"],
  [0.949, "confident"],
  [0.8, "confident"],
  [0.799, "leaning"],
  [0.6, "leaning"],
  [0.599, "close"],
  [0.5, "close"],
] as const)("calls %d %s", (score, degree) => {
  expect(degreeOf(score)).toBe(degree)
})
