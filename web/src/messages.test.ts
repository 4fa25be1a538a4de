import { expect, test } from "bun:test"
import { messages } from "./messages.ts"

test("never claims to be 100% sure", () => {
  expect(messages.sure(1)).toBe("99% sure")
  expect(messages.sure(0.934)).toBe("93% sure")
})

test("says one second and two seconds", () => {
  expect(messages.wait(1)).toBe("Wait 1 second")
  expect(messages.wait(2)).toBe("Wait 2 seconds")
})
