import { describe, expect, test } from "bun:test"
import { inNamespace, metricsOf, selectorsOf } from "./promql.ts"

const expression = `sum by (version) (rate(a_total{b="c_total"}[$__rate_interval]))
    / on (version) group_left d:e:ratio5m unless absent(up == 1) or a_total offset 1h`

test("finds what is asked for, and neither labels nor functions", () => {
  expect(metricsOf(expression)).toEqual(["a_total", "d:e:ratio5m", "up"])
})

test("finds selectors with their matchers, and no fallback", () => {
  const selectors = ['a_total{b="c_total"}', "d:e:ratio5m", "up", "a_total"]
  expect(selectorsOf(`${expression} or on () vector(0)`)).toEqual(selectors)
})

test.each(["sum(", "rate(a_total[])", "a_total{b=c}", "a_total b_total"])(
  "refuses %s",
  (expression) => {
    expect(() => metricsOf(expression)).toThrow("no PromQL")
  },
)

describe("a selector of one namespace", () => {
  test.each([
    ["up", 'up{namespace="n"}'],
    ['up{job="a"}', 'up{job="a",namespace="n"}'],
    ['up{namespace="other"}', 'up{namespace="other"}'],
  ])("%s becomes %s", (selector, narrowed) => {
    expect(inNamespace(selector, "n")).toBe(narrowed)
  })
})
