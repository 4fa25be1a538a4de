import { expect, test } from "bun:test"
import { isDeeperThan } from "./json-depth.ts"

const isDeep = (json: string) => isDeeperThan(2, Buffer.from(json))

test.each([
  '{"texts": ["a", "b"]}',
  '{"text": "[[[{{{"}',
  '{"text": "\\"[[["}',
  '{"a\\\\": []}',
  "[[]]",
  "",
])("%s is within two levels", (json) => {
  expect(isDeep(json)).toBe(false)
})

test.each(['{"texts": [["a"]]}', "[[[", '{"a": "\\\\", "b": [[', `{"text":${"[".repeat(1e6)}`])(
  "%.20s is deeper",
  (json) => {
    expect(isDeep(json)).toBe(true)
  },
)
