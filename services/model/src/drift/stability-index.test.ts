import { describe, expect, test } from "bun:test"
import { stabilityIndex } from "./stability-index.ts"

describe("the stability index", () => {
  test("is none between equal shares", () => {
    expect(stabilityIndex([0.2, 0.3, 0.5], [0.2, 0.3, 0.5])).toBe(0)
  })

  test("is what it is by hand", () => {
    // 0.4 ln(0.9 / 0.5) - 0.4 ln(0.1 / 0.5) = 0.4 ln 9, and 0.25 ln 1.5 - 0.25 ln 0.5 = 0.25 ln 3.
    expect(stabilityIndex([0.5, 0.5], [0.9, 0.1])).toBeCloseTo(0.4 * Math.log(9), 12)
    expect(stabilityIndex([0.5, 0.5], [0.75, 0.25])).toBeCloseTo(0.25 * Math.log(3), 12)
  })

  test("takes an empty bin for one of 0.0001", () => {
    // 0.4999 ln(0.5 / 0.0001) + 0.5 ln(1 / 0.5)
    const byHand = 0.4999 * Math.log(5_000) + 0.5 * Math.log(2)
    expect(stabilityIndex([1, 0], [0.5, 0.5])).toBeCloseTo(byHand, 12)
  })

  // With a and e raised to 1e-4: (scipy.special.rel_entr(a, e) + rel_entr(e, a)).sum(), the two
  // divergences of Kullback and Leibler, in SciPy 1.17.1.
  test.each([
    [[0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1], 0.9128696382935672],
    [[1, 0, 0], [0.95, 0.05, 0], 0.31267360883064493],
    [[0.05, 0.15, 0.3, 0.3, 0.15, 0.05], [0.02, 0.08, 0.25, 0.35, 0.2, 0.1], 0.1373564025974378],
    [
      [0.156685, 0.287287, 0.348918, 0.147025, 0.02357, 0.007921, 0.022218, 0.006376],
      [0, 0.01, 0.06, 0.33, 0.4, 0.15, 0.04, 0.01],
      4.235455689464837,
    ],
  ])("of %p and %p is SciPy's, both ways", (expected, actual, index) => {
    expect(stabilityIndex(expected, actual)).toBeCloseTo(index, 12)
    expect(stabilityIndex(actual, expected)).toBeCloseTo(index, 12)
  })
})
