import { describe, expect, test } from "bun:test"
import type { Task } from "../runtime/runtime.ts"
import { createQueue, type Ticket } from "./queue.ts"

const limits = {
  texts: 8,
  work: 100,
  workOf: (_: Task, text: string) => text.length,
  batchTexts: 3,
  batchCharacters: 40,
}

const ticket = (task: "predict" | "explain" = "predict"): Ticket<number> => ({
  task,
  deadline: Number.POSITIVE_INFINITY,
  answers: [],
  missing: 0,
  resolve: () => undefined,
  reject: () => undefined,
})

const fill = (texts: string[][]) => {
  const queue = createQueue<number>(limits)
  for (const call of texts) queue.add(ticket(), call)
  return queue
}

const texts = (queue: ReturnType<typeof fill>) => queue.take().map((it) => it.text)

describe("queue", () => {
  test("takes texts of alike length together, the oldest first", () => {
    const queue = fill([["aaaa"], ["bbbbbbbbbbbbbbbb"], ["cccc", "ddddd"]])
    expect(texts(queue)).toEqual(["aaaa", "cccc", "ddddd"])
    expect(texts(queue)).toEqual(["bbbbbbbbbbbbbbbb"])
    expect(texts(queue)).toEqual([])
  })

  test("takes no more texts than a batch has, and no more characters with padding", () => {
    const queue = fill([
      ["a", "b", "c", "d"],
      ["1234567890123456", "1234567890123456", "12345678901234567"],
    ])
    expect(texts(queue)).toEqual(["a", "b", "c"])
    expect(texts(queue)).toEqual(["d"])
    expect(texts(queue)).toHaveLength(2)
    expect(texts(queue)).toHaveLength(1)
  })

  test("takes a text that is longer than a batch may be, alone", () => {
    const queue = fill([["x".repeat(50)], ["y".repeat(50)]])
    expect(texts(queue)).toEqual(["x".repeat(50)])
    expect(queue.length).toBe(1)
  })

  test("keeps tasks apart", () => {
    const queue = fill([["aa"]])
    queue.add(ticket("explain"), ["bb"])
    expect(texts(queue)).toEqual(["aa"])
    expect(texts(queue)).toEqual(["bb"])
  })

  test("refuses a call beyond its bound whole, and has room again afterwards", () => {
    const queue = fill([["a", "b", "c", "d", "e", "f", "g"]])
    expect(() => queue.add(ticket(), ["h", "i"])).toThrow("too many texts are waiting")
    expect(queue.length).toBe(7)
    queue.take()
    queue.add(ticket(), ["h", "i"])
    expect(queue.length).toBe(6)
  })

  test("refuses work beyond its bound, but not the call that finds nothing waiting", () => {
    const queue = fill([["x".repeat(60), "y".repeat(60)]])
    expect(() => queue.add(ticket(), ["z"])).toThrow("too many texts are waiting")
    queue.take()
    queue.add(ticket(), ["z".repeat(40)])
    expect(() => queue.add(ticket(), ["z"])).toThrow("too many texts are waiting")
    queue.drop(ticket())
    queue.take()
    queue.take()
    queue.add(ticket(), ["a", "b"])
    expect(queue.length).toBe(2)
  })

  test("drops what waits of one call and leaves the others", () => {
    const queue = fill([["a"], ["bbbbbbbb"]])
    const gone = ticket()
    queue.add(gone, ["c", "dddddddd"])
    expect(queue.drop(gone)).toBe(2)
    expect(queue.length).toBe(2)
    expect(texts(queue)).toEqual(["a"])
    expect(texts(queue)).toEqual(["bbbbbbbb"])
  })
})
