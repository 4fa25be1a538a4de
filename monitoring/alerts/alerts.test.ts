import { describe, expect, test } from "bun:test"
import { join } from "node:path"
import { metrics, seriesOf } from "../metrics.ts"
import { metricsOf } from "../promql.ts"
import { repository } from "../rendered.ts"
import { alertsOf, loadGroups, loadRunbookAddress, recordedOf } from "./rules.ts"
import { loadUnitTests, shownOf } from "./unit-tests.ts"

const groups = await loadGroups()
const alerts = alertsOf(groups)
const recorded = recordedOf(groups)
const names = [...new Set(alerts.map((it) => it.alert))].sort()
const unitTests = await loadUnitTests()
const address = await loadRunbookAddress()
const runbook = await Bun.file(join(repository, "docs/runbook.md")).text()
const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, it]) => it ?? "")

test("there are alerts", () => {
  expect(names.length).toBeGreaterThan(14)
})

describe.each(names)("%s", (name) => {
  const rules = alerts.filter((it) => it.alert === name)

  test("says how urgent it is, what is wrong, and where it is written what to do", () => {
    for (const { labels, annotations } of rules) {
      expect(["critical", "warning"]).toContain(labels.severity ?? "")
      expect(Object.keys(annotations).sort()).toEqual(["description", "runbook_url", "summary"])
      expect(annotations.runbook_url).toBe(`${address}#${name.toLowerCase()}`)
      expect(annotations.description).toContain("{{ $labels.namespace }}")
    }
  })

  test("has a section in the runbook", () => {
    expect(sections).toContain(name)
  })

  test("is shown by unit tests to fire, to stay silent and to recover", () => {
    expect(shownOf(unitTests, name)).toEqual({ fires: true, staysSilent: true, recovers: true })
  })
})

test("the runbook has no section for what is not there", () => {
  expect(sections.filter((it) => !names.includes(it))).toEqual([])
})

test("the runbook says where Prometheus is before it asks for the verdict", async () => {
  const role = "ansible/roles/monitoring/templates/install/prometheus-service.yaml.j2"
  const { metadata, spec } = Bun.YAML.parse(
    await Bun.file(join(repository, role)).text(),
  ) as Service
  const [top = ""] = runbook.split("\n## ")
  expect(top).toContain(`port-forward svc/${metadata.name} ${spec.ports[0]?.port} &\n`)
  expect(top).toContain(`export PROMETHEUS_URL=http://127.0.0.1:${spec.ports[0]?.port}\n`)
})

test("every expression asks for what is exported or recorded", () => {
  const known = new Set([...metrics.flatMap(seriesOf), ...recorded.map((it) => it.record)])
  for (const { expr } of [...alerts, ...recorded])
    for (const it of metricsOf(expr)) expect(known).toContain(it)
})

test("a rule records after what it is made of, in a group of its own kind", () => {
  const before = new Set<string>()
  for (const { rules } of groups.filter((it) => it.name.startsWith("recorded")))
    for (const rule of rules) {
      if (!("record" in rule)) throw new Error(`${rule.alert} is among what is recorded`)
      for (const it of metricsOf(rule.expr)) if (it.includes(":")) expect(before).toContain(it)
      before.add(rule.record)
    }
  expect(before.size).toBe(recorded.length)
})

type Service = { metadata: { name: string }; spec: { ports: { port: number }[] } }
