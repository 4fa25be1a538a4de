import { expect, test } from "bun:test"
import { shownOf } from "./unit-tests.ts"

const course = (...fires: boolean[]) => ({
  name: "",
  alert_rule_test: fires.map((it, at) => ({
    alertname: "A",
    eval_time: `${at}m`,
    exp_alerts: it ? [{}] : [],
  })),
})

test("sees what a course shows of an alert", () => {
  expect(shownOf([course(false, true, false)], "A")).toEqual({
    fires: true,
    staysSilent: false,
    recovers: true,
  })
  expect(shownOf([course(false, true), course(false)], "A")).toEqual({
    fires: true,
    staysSilent: true,
    recovers: false,
  })
  expect(shownOf([course(true, false)], "B")).toEqual({
    fires: false,
    staysSilent: false,
    recovers: false,
  })
})
