import { join } from "node:path"
import { loadRunbookAddress } from "./rules.ts"

type Expectation = { alertname: string; eval_time: string; exp_alerts: object[] }
export type UnitTest = { name: string; alert_rule_test?: Expectation[] }

const folder = join(import.meta.dir, "unit-tests")

export const unitTestFiles = [...new Bun.Glob("*.yaml").scanSync(folder)].sort()

/** A file for promtool; it names the runbook as the rules here do, the rules it tests by its address. */
export async function loadUnitTestFile(file: string): Promise<string> {
  const address = await loadRunbookAddress()
  const text = await Bun.file(join(folder, file)).text()
  return text.replaceAll("docs/runbook.md#", `${address}#`)
}

export async function loadUnitTests(): Promise<UnitTest[]> {
  const texts = await Promise.all(unitTestFiles.map(loadUnitTestFile))
  return texts.flatMap((it) => (Bun.YAML.parse(it) as { tests: UnitTest[] }).tests)
}

/** What the unit tests show of an alert: whether it fires, stays silent, ends. */
export function shownOf(tests: UnitTest[], alert: string) {
  const courses = tests
    .map((it) => (it.alert_rule_test ?? []).filter(({ alertname }) => alertname === alert))
    .filter((it) => it.length > 0)
    .map((it) => it.map(({ exp_alerts }) => exp_alerts.length > 0))
  return {
    fires: courses.some((it) => it.includes(true)),
    staysSilent: courses.some((it) => !it.includes(true)),
    recovers: courses.some((it) => it.lastIndexOf(false) > it.indexOf(true) && it.includes(true)),
  }
}
