import { describe, expect, test } from "bun:test"
import { countSuite, countTests } from "./count.ts"

const bun = "\n 24 pass\n 2 fail\n 45 expect() calls\nRan 26 tests across 2 files. [353.00ms]\n"
const pytest = "======= 1 failed, 30 passed, 2 errors in 4.51s =======\n"

describe("counting", () => {
  test("sums the closing lines of bun test and pytest", () => {
    expect(countTests(bun + pytest)).toEqual({ passed: 54, failed: 5 })
    expect(countTests("30 passed in 0.52s\n")).toEqual({ passed: 30, failed: 0 })
  })

  test("reads minitest's closing line", () => {
    const closing = "19 runs, 61 assertions, 2 failures, 1 errors, 0 skips\n"
    expect(countTests(closing)).toEqual({ passed: 16, failed: 3 })
  })

  test("reads coloured output", () => {
    expect(countTests("\u001b[32m 7 pass\u001b[0m\n")).toEqual({ passed: 7, failed: 0 })
  })

  test("is not fooled by text that only looks like a result", () => {
    expect(countTests("9 passengers pass\n12 passed the door\n")).toEqual({ passed: 0, failed: 0 })
  })

  test("counts a suite without tests as one", () => {
    expect(countSuite("clean", 0)).toEqual({ passed: 1, failed: 0 })
    expect(countSuite("dirty", 1)).toEqual({ passed: 0, failed: 1 })
  })

  test("never loses a failure that no test reported", () => {
    expect(countSuite(" 7 pass\n 0 fail\n", 1)).toEqual({ passed: 7, failed: 1 })
  })
})
