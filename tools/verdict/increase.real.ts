import { expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promtool } from "../../monitoring/test/programs.ts"
import { increase } from "../../services/backend/src/verdict/reading/increase.ts"
import { moved } from "../../services/backend/src/verdict/reading/moved.ts"

const app = 'job="app-service"'
const gainedOf = increase(`users_total{${app}}`, 1_800, "version")

/** What a pod's counter said each 15 s of an hour, as promtool writes it; the range is the last half of it. */
const pods: [pod: string, series: string, gained: number][] = [
  ["steady", "1000+1x240", 120],
  ["silent in between", "0+0x120 5+1x20 _x20 30+0x77", 30],
  ["born with users", "_x150 7+1x89", 96],
  ["gone before the end", "100+1x180 stale", 60],
  ["gone before the range", "100+1x60 stale", 0],
  ["idle", "55+0x240", 0],
  ["away as the range began", "500+0x100 _x59 500+1x80", 80],
]

test("the increase is what a pod counted, whenever it came and went", async () => {
  for (const [pod, series, gained] of pods) {
    expect({ pod, gained: await evaluated(gainedOf, "users_total", series) }).toEqual({
      pod,
      gained,
    })
  }
})

test("pods of a version add up", async () => {
  expect(await evaluated(gainedOf, "users_total", "0+1x240", "1000+2x240")).toBe(360)
})

test("a container that started again loses next to nothing", async () => {
  const gained = await evaluated(gainedOf, "users_total", "0+1x180 0+1x59")
  expect(Math.abs(gained - 119)).toBeLessThan(3)
})

test.each([
  ["stayed", "1x240", 0],
  ["came", "_x180 1x59", 1],
  ["went", "1x180 stale", 1],
  ["came and went", "_x160 1x40 stale", 2],
  ["was gone before", "1x60 stale", 0],
])("a pod that %s, beside one that stayed", async (_, series, times) => {
  expect(await evaluated(moved(app, 1_800), "up", "1x240", series)).toBe(times)
})

test("a pod that went is seen, too, when none is left", async () => {
  expect(await evaluated(moved(app, 1_800), "up", "1x180 stale")).toBe(1)
})

/** What promtool's Prometheus makes of a metric's series, one a pod; 0 when nothing. */
async function evaluated(expr: string, name: string, ...series: string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "increase-"))
  const file = join(folder, "test.json")
  const input_series = series.map((values, at) => ({
    series: `${name}{${app},version="v1",pod="pod-${at}"}`,
    values,
  }))
  const promql_expr_test = [{ expr, eval_time: "60m", exp_samples: [{ labels: "{}", value: -1 }] }]
  const tests = [{ interval: "15s", input_series, promql_expr_test }]
  await Bun.write(file, JSON.stringify({ tests }))
  const { output } = await promtool("test", "rules", file)
  await rm(folder, { recursive: true })
  const got = /got:\s*(.*)/.exec(output)?.[1] ?? output
  if (/nil|\[\]|^$/.test(got)) return 0
  return Number(/version="v1"\} ([\d.E+-]+)/.exec(got)?.[1] ?? Number.NaN)
}
