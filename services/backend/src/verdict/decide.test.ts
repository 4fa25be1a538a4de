import { describe, expect, test } from "bun:test"
import { decide } from "./decide.ts"
import type { Figures } from "./figures.ts"
import { createRandom } from "./simulation/random.ts"
import { live, noFigures, type World } from "./simulation/world.ts"
import { world } from "./simulation/worlds.ts"

const fine = { errors: 0.002, slow: 0.002, confidence: 0.88 }

/** What is known after so many users. */
function after(users: number, of: World, seed = 5): Figures {
  let last = noFigures(of.weight)
  for (const it of live(of, users / of.usersPerMinute, seed)) last = it
  return last
}

const finding = (figures: Figures, name: string) =>
  decide(figures).checks.find((it) => it.name === name)?.finding

describe("the verdict", () => {
  test("is to promote what is as good", () => {
    expect(decide(after(10_000, world(30, fine))).verdict).toBe("promote")
  })

  test("is to roll back what fails more, and says so", () => {
    const { verdict, reasons } = decide(after(3_000, world(30, { ...fine, errors: 0.1 })))
    expect(verdict).toBe("roll_back")
    expect(reasons.join()).toMatch(/^errors: v2 fails a user .* points more often than v1/)
  })

  test("is to roll back what is too slow, though v1 were as slow", () => {
    const slow = { errors: 0.01, slow: 0.1, confidence: 0.8 }
    const both = world(30, {}, { fates: { v1: slow, v2: slow } })
    expect(decide(after(3_000, both)).reasons[0]).toStartWith(
      "latency: a user of v2 waits over 250 ms in",
    )
  })

  test("does not mind that v2 is slower than v1 within the objective", () => {
    const figures = after(10_000, world(30, fine))
    const { latency } = figures.measures
    latency.v2 = { ...latency.v2, sum: 3 * latency.v2.sum, squares: 9 * latency.v2.squares }
    const decision = decide(figures)
    expect(decision.differences.latency?.low).toBeGreaterThan(0.05)
    expect(decision.verdict).toBe("promote")
  })

  test.each([0.7, 0.98])("is to roll back a confidence of %d beside 0.8", (confidence) => {
    const odd = world(30, { ...fine, confidence: confidence === 0.98 ? 1 : confidence })
    expect(finding(after(5_000, odd), "confidence")).toBe("bad")
  })

  test("is to roll back once an app spoke with another version's model", () => {
    const figures = { ...after(10_000, world(30, fine)), mismatches: 1 }
    expect(decide(figures)).toMatchObject({ verdict: "roll_back" })
  })

  test("is to hold while not everybody is measured", () => {
    const figures = { ...after(10_000, world(30, fine)), unmeasured: 1_000 }
    expect(decide(figures)).toMatchObject({ verdict: "hold" })
  })

  const broken = () => ({ ...after(2_000, world(30, fine, { share: 0.4 })) })

  test("is to roll back a broken split", () => {
    expect(decide(broken())).toMatchObject({ verdict: "roll_back" })
  })

  test.each(["v1", "v2"] as const)("is to hold when pods of %s came or went", (version) => {
    const moved = { v1: 0, v2: 0, [version]: 1 }
    const { verdict, reasons } = decide({ ...broken(), moved })
    expect(verdict).toBe("hold")
    expect(reasons.join()).toContain("counted again or never")
  })

  test("is to roll back a version that lost its users by its own crash, and to hold the other's", () => {
    expect(decide({ ...broken(), restarted: { v1: 1, v2: 0 } }).verdict).toBe("roll_back")
    expect(decide({ ...broken(), restarted: { v1: 0, v2: 1 } }).verdict).toBe("hold")
  })

  test.each(["v1", "v2"] as const)(
    "is to hold when %s was deployed anew, however good the old one was",
    (version) => {
      const good = after(10_000, world(30, fine))
      expect(decide(good).verdict).toBe("promote")
      const { verdict, reasons } = decide({ ...good, revisions: { v1: 1, v2: 1, [version]: 2 } })
      expect(verdict).toBe("hold")
      expect(reasons).toEqual([
        `revision: ${version} was deployed anew in this stage: begin it anew`,
      ])
    },
  )

  test("is to hold a broken split while not everybody is measured", () => {
    expect(decide({ ...broken(), unmeasured: 1_000 }).verdict).toBe("hold")
  })

  test("is to hold what stays between good and bad however many users come", () => {
    const between = after(10_000, world(30, fine))
    between.measures.errors = {
      v1: { users: 5_000, sum: 250, squares: 250 },
      v2: { users: 5_000, sum: 275, squares: 275 },
    }
    expect(finding(between, "errors")).toBe("stuck")
    expect(decide(between).verdict).toBe("hold")
  })
})

describe("no data is never to promote", () => {
  test("nobody", () => {
    expect(decide(noFigures(10)).verdict).toBe("not_enough_data")
  })

  test.each([
    [0, "v2"],
    [100, "v1"],
  ] as const)("a weight of %i, where nobody has %s", (weight) => {
    expect(decide(after(10_000, world(weight, fine))).verdict).toBe("not_enough_data")
  })

  test.each(["errors", "latency", "slow", "confidence"] as const)("%s missing", (measure) => {
    const figures = after(10_000, world(30, fine))
    const verdict = () => decide(figures).verdict
    expect(verdict()).toBe("promote")
    figures.measures[measure] = noFigures(30).measures[measure]
    // The mean duration only is shown; what is slow decides.
    expect(verdict()).toBe(measure === "latency" ? "promote" : "not_enough_data")
  })

  test("few users, however well they fare", () => {
    const random = createRandom(9)
    for (let run = 0; run < 500; run += 1) {
      const weight = 1 + Math.floor(random() * 99)
      const perfect = { errors: 0, slow: 0, confidence: 0.88 }
      const figures = after(10 * Math.floor(1 + random() * 15), world(weight, perfect), run)
      expect(decide(figures).verdict).not.toBe("promote")
    }
  })
})
