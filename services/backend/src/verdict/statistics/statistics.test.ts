import { describe, expect, test } from "bun:test"
import { createRandom } from "../simulation/random.ts"
import { standardErrors } from "./boundary.ts"
import { difference } from "./difference.ts"
import { logBeta, logGamma } from "./log-beta.ts"
import { share } from "./share.ts"
import { splitEvidence } from "./split-evidence.ts"
import { none, type Sums, varianceOf, withUser } from "./sums.ts"

const of = (...values: number[]): Sums => values.reduce(withUser, none)
const many = (users: number, mean: number): Sums => ({
  users,
  sum: users * mean,
  squares: users * mean,
})

describe("the gamma function", () => {
  test.each([
    [0.5, Math.log(Math.PI) / 2],
    [1, 0],
    [5, Math.log(24)],
    [11, Math.log(3_628_800)],
    [100, 359.1342053695754],
  ])("of %d", (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 9)
  })

  test("makes the beta function", () => {
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 9)
  })
})

describe("the boundary", () => {
  test("is wider than that of a single look, and not by much where it is best", () => {
    const widest = standardErrors(250, 250, 0.05)
    expect(widest).toBeGreaterThan(1.96)
    expect(widest).toBeLessThan(3.1)
  })

  test("keeps a Gaussian walk inside at all looks together", () => {
    const random = createRandom(1)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let left = 0
    for (let walk = 0; walk < 500; walk += 1) {
      let sum = 0
      for (let size = 1; size <= 2_000; size += 1) {
        sum += normal()
        if (Math.abs(sum) / Math.sqrt(size) > standardErrors(size, 250, 0.05)) {
          left += 1
          break
        }
      }
    }
    expect(left / 500).toBeLessThan(0.05)
    expect(left).toBeGreaterThan(0)
  })
})

describe("the difference of two groups", () => {
  test("is the difference of their means, within its bounds", () => {
    const found = difference(of(0, 0, 1, 0), of(1, 0, 1, 0), [0, 1], 0.05)
    expect(found?.middle).toBe(0.25)
    expect(found?.low).toBeLessThan(0.25)
    expect(found?.high).toBeGreaterThan(0.25)
  })

  test("is unknown while a group is empty", () => {
    expect(difference(none, of(1), [0, 1], 0.05)).toBeUndefined()
    expect(difference(of(1), none, [0, 1], 0.05)).toBeUndefined()
  })

  test("of two groups without a failure is not taken for certain", () => {
    expect(difference(many(900, 0), many(100, 0), [0, 1], 0.025)?.high).toBeGreaterThan(0.03)
    expect(difference(many(90_000, 0), many(10_000, 0), [0, 1], 0.025)?.high).toBeLessThan(0.001)
  })

  test("gets narrower by the root of the users", () => {
    const width = (users: number) => {
      const { low = 0, high = 0 } =
        difference(many(9 * users, 0.1), many(users, 0.1), [0, 1], 0.025) ?? {}
      return high - low
    }
    expect(width(1_000) / width(4_000)).toBeCloseTo(2, 0)
  })
})

describe("the share of a group", () => {
  test("of nobody is unknown", () => {
    expect(share(none, 0.05)).toBeUndefined()
  })

  test("that is 0 for 400 users is surely below 2 %", () => {
    expect(share(many(400, 0), 0.0125)).toMatchObject({ low: 0, middle: 0 })
    expect(share(many(400, 0), 0.0125)?.high).toBeLessThan(0.02)
    expect(share(many(100, 0), 0.0125)?.high).toBeGreaterThan(0.02)
  })

  test("that is 1 has no upper bound but 1", () => {
    const found = share(many(50, 1), 0.0125)
    expect(found?.high).toBe(1)
    expect(found?.low).toBeGreaterThan(0.3)
  })

  test("covers the truth at all looks together, though it is rare and users are few", () => {
    const random = createRandom(2)
    let missed = 0
    for (let run = 0; run < 300; run += 1) {
      let sums = none
      for (let user = 0; user < 500; user += 1) {
        sums = withUser(sums, random() < 0.02 ? random() : 0)
        const found = share(sums, 0.05)
        if (found && (found.low > 0.01 || found.high < 0.01)) {
          missed += 1
          break
        }
      }
    }
    expect(missed / 300).toBeLessThan(0.05)
  })
})

describe("the evidence against a split", () => {
  test("is none without users", () => {
    expect(splitEvidence(0, 0, 0.1)).toBeCloseTo(0, 9)
  })

  test("is the likelihood of the prediction over that of the split", () => {
    // The first user is predicted to be in v2 with 10 of 100, the second then with 11 of 101.
    const predicted = (10 / 100) * (11 / 101)
    expect(splitEvidence(0, 2, 0.1)).toBeCloseTo(Math.log(predicted / 0.1 ** 2), 9)
  })

  test("grows with a wrong split and falls with a right one", () => {
    expect(splitEvidence(850, 150, 0.1)).toBeGreaterThan(Math.log(80))
    expect(splitEvidence(900, 100, 0.1)).toBeLessThan(0)
  })
})

test("rounding makes no negative variance", () => {
  expect(varianceOf({ users: 3, sum: 0.3, squares: 0.029999999999 })).toBe(0)
})
