import { describe, expect, test } from "bun:test"
import { createOutput } from "./output.ts"
import { formatSeconds } from "./seconds.ts"
import { formatTable } from "./table.ts"

const written = (isTTY: boolean) => {
  const chunks: unknown[] = []
  const out = createOutput({ isTTY, write: (chunk) => chunks.push(chunk) })
  out.waiting("waiting for a")
  out.waiting("waiting for a")
  out.waiting("waiting for b")
  out.line("done")
  return chunks.join("")
}

describe("what is waited for", () => {
  test("is one line on a terminal, gone once there is something to say", () => {
    expect(written(true)).toBe("waiting for a\r\x1b[2Kwaiting for b\r\x1b[2Kdone\n")
  })

  test("is said once elsewhere", () => {
    expect(written(false)).toBe("waiting for a\nwaiting for b\ndone\n")
  })
})

test("a table's columns are as wide as their widest cell", () => {
  expect(formatTable(["NAME", "X"], [["a-long-name", "1"], ["b"]])).toBe(
    "NAME         X\na-long-name  1\nb",
  )
})

test.each([
  [0.04, "0.0 s"],
  [99.94, "99.9 s"],
  [100, "1 min 40 s"],
  [3_599.7, "60 min 0 s"],
])("%d seconds are %j", (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text)
})
