import { expect, test } from "bun:test"
import { createBacklog } from "./backlog.ts"

test("a backlog is settled in its order when it is full or asked to be, and each row once", () => {
  const settled: number[] = []
  const { add, flush } = createBacklog<number>(3, (row) => settled.push(row))
  add(1)
  add(2)
  expect(settled).toEqual([])
  flush()
  flush()
  expect(settled).toEqual([1, 2])
  for (const row of [3, 4, 5, 6]) add(row)
  expect(settled).toEqual([1, 2, 3, 4, 5])
})
