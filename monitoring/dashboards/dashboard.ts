import {
  type Dashboard,
  DashboardBuilder,
  DashboardLinkBuilder,
  DashboardLinkType,
  type Panel,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  VariableSort,
} from "@grafana/grafana-foundation-sdk/dashboard"
import { runbookAddress } from "./panels/runbook-link.ts"
import { here, prometheus } from "./queries.ts"

/** The dashboards link each other by it. */
const tag = "sentiment-analyzer"

type Build<T> = { build(): T }
export type Row = { title: string; panels: Build<Panel>[] }

export type Plan = {
  /** The last part of its address in Grafana: stays when the title changes. */
  uid: string
  title: string
  description: string
  /** Whether a version can be chosen; the canary's dashboard shows both. */
  byVersion: boolean
  rows: Row[]
}

/** A dashboard of rows, its panels laid out from left to right and numbered from 1. */
export function createDashboard(plan: Plan): Dashboard {
  const builder = new DashboardBuilder(plan.title)
    .uid(plan.uid)
    .description(plan.description)
    .tags([tag])
    .timezone("browser")
    .refresh("30s")
    .time({ from: "now-1h", to: "now" })
    .readonly()
    .withVariable(variable("namespace", "label_values(http_requests_total, namespace)"))
    .links([otherDashboards(), runbook()])
  if (plan.byVersion) builder.withVariable(version())
  for (const { title, panels } of plan.rows) {
    builder.withRow(new RowBuilder(title))
    for (const it of panels) builder.withPanel(it)
  }
  return numbered(builder.build())
}

function numbered(dashboard: Dashboard): Dashboard {
  const panels = dashboard.panels?.map((it, at) => ({ ...it, id: at + 1 }))
  return { ...dashboard, ...(panels && { panels }) }
}

const variable = (name: string, query: string) =>
  new QueryVariableBuilder(name)
    .label(name)
    .datasource(prometheus)
    .query(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)

const version = () =>
  variable("version", `label_values(http_requests_total{${here}}, version)`)
    .multi(true)
    .includeAll(true)
    .allValue("v.+")
    .current({ selected: true, text: ["All"], value: ["$__all"] })

const otherDashboards = () =>
  new DashboardLinkBuilder("Sentiment analyzer")
    .type(DashboardLinkType.Dashboards)
    .tags([tag])
    .keepTime(true)
    .includeVars(true)

const runbook = () =>
  new DashboardLinkBuilder("Runbook")
    .type(DashboardLinkType.Link)
    .url(runbookAddress)
    .targetBlank(true)
