import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promtool } from "../../../monitoring/test/programs.ts"

/** One each 15 s of an hour, as promtool writes it. */
type Series = { series: string; values: string }

/** What promtool's Prometheus makes of them for v1 at the end of the hour; 0 when nothing. */
export async function evaluate(expr: string, input_series: Series[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "promtool-"))
  const file = join(folder, "test.json")
  const promql_expr_test = [{ expr, eval_time: "60m", exp_samples: [{ labels: "{}", value: -1 }] }]
  const tests = [{ interval: "15s", input_series, promql_expr_test }]
  await Bun.write(file, JSON.stringify({ tests }))
  const { output } = await promtool("test", "rules", file)
  await rm(folder, { recursive: true })
  const got = /got:\s*(.*)/.exec(output)?.[1] ?? output
  if (/nil|\[\]|^$/.test(got)) return 0
  return Number(/version="v1"\} ([\d.E+-]+)/.exec(got)?.[1] ?? Number.NaN)
}
