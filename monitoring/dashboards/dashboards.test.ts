import { describe, expect, test } from "bun:test"
import { join } from "node:path"
import { alertsOf, loadGroups, loadRunbookAddress, recordedOf } from "../alerts/rules.ts"
import { metrics, seriesOf } from "../metrics.ts"
import { metricsOf } from "../promql.ts"
import { repository } from "../rendered.ts"
import { dashboards } from "./all.ts"
import { renderConfigMaps } from "./config-maps.ts"
import { fill, panelsOf, targetsOf } from "./expressions.ts"

const groups = await loadGroups()
const recorded = recordedOf(groups).map((it) => it.record)
const known = new Set([...metrics.flatMap(seriesOf), ...recorded])
const runbook = await loadRunbookAddress()

describe.each(Object.entries(dashboards))("the dashboard %s", (name, dashboard) => {
  const all = dashboard.panels ?? []
  const panels = panelsOf(dashboard)
  const queries = panels.flatMap(targetsOf).map((it) => it.expr)

  test("has panels with ids and titles of their own", () => {
    expect(panels.length).toBeGreaterThan(9)
    expect(new Set(all.map((it) => it.id)).size).toBe(all.length)
    expect(new Set(all.map((it) => it.title)).size).toBe(all.length)
  })

  test("says of each panel what it is and in what it is measured", () => {
    for (const { title, description = "", fieldConfig } of panels) {
      expect({ title, described: description.length > 10 }).toEqual({ title, described: true })
      expect({ title, unit: fieldConfig?.defaults.unit }).toEqual({
        title,
        unit: expect.stringMatching(/./),
      })
    }
  })

  test("lays panels out side by side, on the grid and on no other", () => {
    const taken = new Set<string>()
    for (const { title, gridPos } of all) {
      const { x = -1, y = -1, w = 0, h = 0 } = gridPos ?? {}
      expect({ title, fits: x >= 0 && w > 0 && x + w <= 24 }).toEqual({ title, fits: true })
      for (const cell of cells(x, y, w, h)) {
        expect({ title, cell, free: !taken.has(cell) }).toEqual({ title, cell, free: true })
        taken.add(cell)
      }
    }
  })

  test("asks for what is exported or recorded, and never for Istio's statistics", () => {
    expect(queries.length).toBeGreaterThanOrEqual(panels.length)
    for (const it of queries.flatMap(metricsOf)) expect(known).toContain(it)
    expect(JSON.stringify(dashboard)).not.toContain("istio_")
  })

  test("asks for one namespace, with a legend, and for a course, a value or buckets", () => {
    for (const panel of panels)
      for (const { expr, legendFormat } of targetsOf(panel)) {
        expect(expr).toContain('namespace="$namespace"')
        expect({ expr, legendFormat }).toEqual({ expr, legendFormat: expect.stringMatching(/./) })
      }
  })

  test("fills in every variable that a query names", () => {
    const values: Record<string, string> = {}
    for (const it of dashboard.templating?.list ?? []) values[it.name] = `some-${it.name}`
    for (const it of queries) expect(fill(it, values, "5m")).not.toContain("$")
  })

  test("leads to the others with time and variables, and to the runbook", () => {
    const [others, page] = dashboard.links ?? []
    expect(others).toMatchObject({ type: "dashboards", keepTime: true, includeVars: true })
    expect(dashboard.tags).toEqual(expect.arrayContaining(others?.tags ?? [""]))
    expect(page?.url).toBe(runbook)
  })

  test("leads from panels to sections of the runbook that are there", () => {
    const anchors = alertsOf(groups).map((it) => `${runbook}#${it.alert.toLowerCase()}`)
    const links = panels.flatMap((it) => it.links ?? []).map((it) => it.url ?? "")
    expect(links.length).toBeGreaterThan(5)
    for (const it of links) expect(anchors).toContain(it)
  })

  test(`is one of a kind: not only courses over time (${name})`, () => {
    expect(new Set(panels.map((it) => it.type)).size).toBeGreaterThanOrEqual(4)
  })
})

test("the dashboards' own addresses differ", () => {
  const uids = Object.values(dashboards).map((it) => it.uid)
  expect(new Set(uids).size).toBe(uids.length)
})

test("the ConfigMaps hold what Grafana's sidecar imports, within what one may hold", () => {
  const documents = Bun.YAML.parse(renderConfigMaps(dashboards)) as ConfigMap[]
  expect(documents).toHaveLength(3)
  for (const { kind, metadata, data } of documents) {
    expect([kind, metadata.labels.grafana_dashboard]).toEqual(["ConfigMap", "1"])
    const [[file = "", text = ""] = []] = Object.entries(data)
    expect(file).toEndWith(".json")
    expect(text.length).toBeLessThan(500_000)
    const uids = Object.values(dashboards).map((it) => it.uid)
    expect(uids).toContain((JSON.parse(text) as { uid: string }).uid)
  }
})

test("what is committed is what would be written", async () => {
  const file = Bun.file(join(repository, "ansible/grafana/dashboard-configmap.yaml"))
  expect((await file.text()) === renderConfigMaps(dashboards)).toBe(true)
})

type ConfigMap = {
  kind: string
  metadata: { labels: Record<string, string> }
  data: Record<string, string>
}

function* cells(x: number, y: number, w: number, h: number) {
  for (let column = x; column < x + w; column += 1)
    for (let row = y; row < y + h; row += 1) yield `${column},${row}`
}
