import { describe, expect, test } from "bun:test"
import { moved, restarted } from "../../services/backend/src/verdict/reading/moved.ts"
import { revisions } from "../../services/backend/src/verdict/reading/revisions.ts"
import { evaluate } from "./test/promtool.ts"

const [app, model] = ["app-service", "model-service"].map(
  (it) => `job="${it}",namespace="sentiment"`,
) as [string, string]
const half = 1_800
const ups = (job: string, pods: Record<string, string>) =>
  Object.entries(pods).map(([pod, values]) => ({
    series: `up{${job},version="v1",pod="${pod}"}`,
    values,
  }))

describe("in the last half of an hour", () => {
  test.each([
    ["stayed", "1x240", 0],
    ["came", "_x180 1x59", 1],
    ["went", "1x180 stale", 1],
    ["came and went", "_x160 1x40 stale", 2],
    ["was gone before", "1x60 stale", 0],
  ])("a pod that %s, beside one that stayed", async (_, values, times) => {
    const pods = ups(app, { "app-v1-7f-a": "1x240", "app-v1-7f-b": values })
    expect(await evaluate(moved(app, half), pods)).toBe(times)
    expect(await evaluate(restarted(app, half), pods)).toBe(0)
  })

  test("a pod that went is seen, too, when none is left", async () => {
    const pods = ups(app, { "app-v1-7f-a": "1x180 stale" })
    expect(await evaluate(moved(app, half), pods)).toBe(1)
  })

  test("a process that began anew in its pod did not move, and is counted", async () => {
    const start = { series: `process_start_time_seconds{${app},version="v1",pod="app-v1-7f-a"}` }
    const series = [
      ...ups(app, { "app-v1-7f-a": "1x240" }),
      { ...start, values: "5x150 2000x39 2600x49" },
    ]
    expect(await evaluate(restarted(app, half), series)).toBe(2)
    expect(await evaluate(moved(app, half), series)).toBe(0)
  })

  test.each([
    ["two pods of one revision", { "7f-a": "1x240", "7f-b": "1x240" }, {}, 1],
    ["a pod more of it", { "7f-a": "1x240", "7f-b": "_x180 1x59" }, {}, 1],
    ["a new app", { "7f-a": "1x180 stale", "9c-a": "_x180 1x59" }, {}, 2],
    ["one that went before", { "7f-a": "1x60 stale", "9c-a": "_x60 1x179" }, {}, 1],
    ["a new model", { "7f-a": "1x240" }, { "6b-a": "1x200 stale", "8d-a": "_x190 1x49" }, 2],
    ["a model of its own", { "7f-a": "1x240" }, { "6b-a": "1x240" }, 1],
  ] as const)("%s", async (_, apps, models, count) => {
    const named = (of: Record<string, string>, name: string) =>
      Object.fromEntries(Object.entries(of).map(([pod, values]) => [`${name}-v1-${pod}`, values]))
    const series = [...ups(app, named(apps, "app")), ...ups(model, named(models, "model"))]
    expect(await evaluate(revisions("sentiment", half), series)).toBe(count)
  })
})
