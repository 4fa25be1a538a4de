import { describe, expect, test } from "bun:test"
import { createWindow } from "./window.ts"

function open(span = { texts: 100, ms: 1_000 }) {
  const clock = { ms: 0 }
  const window = createWindow(3, span, () => clock.ms)
  const add = (bin: number, texts: number) => {
    for (let text = 0; text < texts; text += 1) window.add([bin])
  }
  return { clock, add, read: window.read }
}

describe("the window", () => {
  test("has nothing at first", () => {
    expect(open().read()).toEqual({ texts: 0, counts: [0, 0, 0] })
  })

  test("counts a text in each of its bins", () => {
    const window = createWindow(3, { texts: 100, ms: 1_000 }, () => 0)
    window.add([0, 2])
    window.add([1, 2])
    expect(window.read()).toEqual({ texts: 2, counts: [1, 1, 2] })
  })

  test("forgets the oldest texts when more have come than it takes", () => {
    const { add, read } = open()
    add(0, 100)
    expect(read().counts).toEqual([100, 0, 0])
    add(1, 60)
    expect(read().counts).toEqual([40, 60, 0])
    add(2, 1_000_000)
    expect(read().counts).toEqual([0, 0, 100])
  })

  test("is never less full than 19 parts of 20 once it was full", () => {
    const { add, read } = open()
    add(0, 100)
    for (let text = 0; text < 300; text += 1) {
      add(1, 1)
      expect(read().texts).toBeWithin(95, 101)
    }
  })

  test("forgets texts that are too old, also when no others come", () => {
    const { clock, add, read } = open()
    add(0, 10)
    clock.ms = 500
    add(1, 10)
    clock.ms = 999
    expect(read().counts).toEqual([10, 10, 0])
    clock.ms = 1_000
    expect(read().counts).toEqual([0, 10, 0])
    clock.ms = 100_000
    expect(read()).toEqual({ texts: 0, counts: [0, 0, 0] })
    add(2, 1)
    expect(read().counts).toEqual([0, 0, 1])
  })

  test("counts no text that is older than its span, and all that are younger than 19 parts of 20", () => {
    const { clock, add, read } = open({ texts: 1_000_000, ms: 1_000 })
    for (; clock.ms < 5_000; clock.ms += 7) {
      add(0, 1)
      if (clock.ms > 1_000) expect(read().texts).toBeWithin(Math.floor(950 / 7), 1_000 / 7 + 1)
    }
  })
})
