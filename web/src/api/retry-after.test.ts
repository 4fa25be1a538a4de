import { expect, test } from "bun:test"
import { readWaitSeconds } from "./retry-after.ts"

const nowMs = Date.parse("2026-03-01T12:00:00Z")

test.each([
  ["seconds", { "retry-after": "12" }, 12],
  ["a date", { "retry-after": "Sun, 01 Mar 2026 12:00:30 GMT" }, 30],
  ["the reset of the limit when that is all there is", { "x-ratelimit-reset": "7" }, 7],
  ["retry-after first", { "retry-after": "3", "x-ratelimit-reset": "7" }, 3],
  [
    "the reset when retry-after is nonsense",
    { "retry-after": "soon", "x-ratelimit-reset": "7" },
    7,
  ],
  ["a minute when nothing is said", {}, 60],
  ["at least one second", { "retry-after": "0" }, 1],
  ["one second for a date gone by", { "retry-after": "Sun, 01 Mar 2026 11:00:00 GMT" }, 1],
  ["at most an hour", { "retry-after": "99999999" }, 3_600],
])("takes %s", (_, headers, seconds) => {
  expect(readWaitSeconds(new Headers(headers), nowMs)).toBe(seconds)
})
