import { describe, expect, test } from "bun:test"
import { readFile } from "node:fs/promises"
import { modelDirs } from "../../test/process.ts"
import { createDrift, leastTexts, type Seen } from "./drift.ts"
import type { Reference } from "./reference.ts"

const alarm = 0.25
const span = { texts: 5_000, ms: 3_600_000 }
const { reference } = JSON.parse(await readFile(`${modelDirs.v1}/model.json`, "utf8")) as {
  reference: Reference
}

/** Mulberry32: the same numbers in every run. */
function random(state: number): () => number {
  let at = state
  return () => {
    at = (at + 0x6d2b79f5) | 0
    let t = Math.imul(at ^ (at >>> 15), 1 | at)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Draws a value in the middle of a bin, as often as the reference has it. */
function draw({ edges, shares }: Reference["length"], next: () => number): number {
  let left = next()
  const bin = shares.findIndex((it) => {
    left -= it
    return left < 0
  })
  const at = Math.max(0, bin)
  return ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2
}

function drawSeen(next: () => number): Seen {
  const positive = draw(reference.label, next) >= 0.5
  const confidence = draw(reference.confidence, next)
  return {
    characters: draw(reference.length, next),
    unknown: draw(reference.unknown, next),
    positive: positive ? confidence : 1 - confidence,
  }
}

function watch(texts: number, change: (seen: Seen) => Seen = (it) => it, seed = 1) {
  const drift = createDrift(reference, span, () => 0)
  const next = random(seed)
  for (let text = 0; text < texts; text += 1) drift.add(change(drawSeen(next)))
  return drift.measure()
}

describe("drift", () => {
  test("has no index without texts, nor with too few", () => {
    expect(watch(0)).toEqual({ texts: 0, indices: {} })
    expect(watch(leastTexts - 1)).toEqual({ texts: leastTexts - 1, indices: {} })
    expect(Object.keys(watch(leastTexts).indices)).toEqual([
      "length",
      "unknown",
      "confidence",
      "label",
    ])
  })

  test("is silent on what the reference says, with as few texts as it takes", () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const { indices } = watch(leastTexts, undefined, seed)
      expect(Math.max(...Object.values(indices))).toBeLessThan(alarm)
    }
  })

  test("is nearly none on 5,000 such texts", () => {
    const { texts, indices } = watch(5_000)
    expect(texts).toBe(5_000)
    expect(Math.max(...Object.values(indices))).toBeLessThan(0.01)
  })

  test.each<[string, (seen: Seen) => Seen]>([
    ["label", (it) => ({ ...it, positive: Math.max(it.positive, 1 - it.positive) })],
    ["length", (it) => ({ ...it, characters: 4 * it.characters })],
    ["unknown", (it) => ({ ...it, unknown: 0.3 + 0.7 * it.unknown })],
  ])("alarms by %s alone where that alone has moved", (feature, change) => {
    const { indices } = watch(1_000, change)
    const loud = Object.entries(indices).filter(([, index]) => index > alarm)
    expect(loud.map(([name]) => name)).toEqual([feature])
  })

  test("alarms on a burst of one label, and not once it is over", () => {
    const clock = { ms: 0 }
    const drift = createDrift(reference, span, () => clock.ms)
    const next = random(1)
    for (let text = 0; text < 1_000; text += 1) drift.add(drawSeen(next))
    expect(drift.measure().indices.label).toBeLessThan(alarm)
    for (let text = 0; text < 2_000; text += 1) drift.add({ ...drawSeen(next), positive: 0.97 })
    expect(drift.measure().indices.label).toBeGreaterThan(alarm)
    clock.ms = span.ms
    for (let text = 0; text < 1_000; text += 1) drift.add(drawSeen(next))
    expect(drift.measure().texts).toBe(1_000)
    expect(drift.measure().indices.label).toBeLessThan(alarm)
  })
})
