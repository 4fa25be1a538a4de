import { expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promtool } from "../../monitoring/test/programs.ts"
import { increase } from "../../services/backend/src/verdict/reading/increase.ts"

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
    expect({ pod, gained: await evaluated([series]) }).toEqual({ pod, gained })
  }
})

test("pods of a version add up", async () => {
  expect(await evaluated(["0+1x240", "1000+2x240"])).toBe(360)
})

test("a container that started again loses next to nothing", async () => {
  const gained = (await evaluated(["0+1x180 0+1x59"])) ?? 0
  expect(Math.abs(gained - 119)).toBeLessThan(3)
})

/** What promtool's Prometheus makes of these series; 0 when nothing. */
async function evaluated(series: string[]): Promise<number | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "increase-"))
  const file = join(folder, "test.json")
  const input_series = series.map((values, at) => ({
    series: `users_total{job="app-service",version="v1",pod="pod-${at}"}`,
    values,
  }))
  const expr = `${increase('users_total{job="app-service"}', 1_800, "version")}`
  const promql_expr_test = [{ expr, eval_time: "60m", exp_samples: [{ labels: "{}", value: -1 }] }]
  const tests = [{ interval: "15s", input_series, promql_expr_test }]
  await Bun.write(file, JSON.stringify({ tests }))
  const { output } = await promtool("test", "rules", file)
  await rm(folder, { recursive: true })
  const got = /got:\s*(.*)/.exec(output)?.[1] ?? output
  if (/nil|\[\]|^$/.test(got)) return 0
  return Number(/version="v1"\} ([\d.E+-]+)/.exec(got)?.[1] ?? Number.NaN)
}
