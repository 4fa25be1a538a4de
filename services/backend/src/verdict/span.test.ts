import { expect, test } from "bun:test"
import { span } from "./span.ts"

const at = (time: string) => new Date(`2026-01-01T${time}Z`)
const seconds = (time: string) => at(time).getTime() / 1_000

test("begins with the first tick that publishes nobody of another weight, once all were scraped", () => {
  const { from } = span(at("10:00:00"), 600, at("12:00:00"))
  // Split by all gateways from 10:00:10 on, measured until 10:10:10, published at 10:10:30.
  expect(from).toBe(seconds("10:10:50"))
})

test.each([
  ["11:59:49.999", "11:59:20"],
  ["11:59:50", "11:59:50"],
  ["12:00:19.999", "11:59:50"],
  ["12:00:20", "12:00:20"],
])("at %s it ends at %s", (now, to) => {
  expect(span(at("10:00:00"), 600, at(now)).to).toBe(seconds(to))
})

test("there is nothing to read before two ticks", () => {
  const after = (time: string) => span(at("10:00:00"), 600, at(time))
  expect(after("10:11:19").to).toBe(after("10:11:19").from)
  expect(after("10:11:20").to).toBeGreaterThan(after("10:11:20").from)
})
