import { expect, test } from "bun:test"
import { findProblems } from "./rules.ts"

test.each([
  "// @ts-ignore",
  "// biome-ignore lint: because",
  "const it = value as any",
  "function f(it: any) {",
  "test.skip('later', () => {})",
  "import os  # noqa: F401",
  "@pytest.mark.skip(reason='slow')",
  "await expect(call()).rejects.toThrow()",
])("finds %s and says where", (line) => {
  expect(findProblems("a.ts", `\n${line}\n`)).toEqual([`a.ts:2: ${line}`])
})

test("finds a file that is too long", () => {
  expect(findProblems("a.ts", "x\n".repeat(300))).toEqual(["a.ts: 301 lines"])
})

test("is content with plain code", () => {
  expect(
    findProblems("a.ts", "// text: any text, many may skip this\nconst company = 1\n"),
  ).toEqual([])
})
