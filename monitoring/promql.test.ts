import { expect, test } from "bun:test"
import { metricsOf } from "./promql.ts"

test("finds what is asked for, and neither labels nor functions", () => {
  const expression = `sum by (version) (rate(a_total{b="c_total"}[$__rate_interval]))
    / on (version) group_left d:e:ratio5m unless absent(up == 1) or a_total offset 1h`
  expect(metricsOf(expression)).toEqual(["a_total", "d:e:ratio5m", "up"])
})

test.each(["sum(", "rate(a_total[])", "a_total{b=c}", "a_total b_total"])(
  "refuses %s",
  (expression) => {
    expect(() => metricsOf(expression)).toThrow("no PromQL")
  },
)
