import { expect, test } from "bun:test"
import { readPageFacts } from "./page-facts.ts"

test("knows nothing while the server has written nothing", () => {
  expect(readPageFacts({ appVersion: "", features: "" })).toEqual({
    appVersion: "",
    highlights: false,
  })
})

test("finds a feature among others, by its whole name", () => {
  expect(readPageFacts({ features: "feedback, highlights" }).highlights).toBe(true)
  expect(readPageFacts({ features: "no-highlights" }).highlights).toBe(false)
})
