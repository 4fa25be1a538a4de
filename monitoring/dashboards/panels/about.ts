import * as dashboard from "@grafana/grafana-foundation-sdk/dashboard"
import { DataqueryBuilder, PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus"
import { prometheus } from "../queries.ts"
import { runbookLink } from "./runbook-link.ts"

export type Query = { expr: string; legend: string }

/** From here on in this color. */
export type Step = [from: number, color: "green" | "yellow" | "orange" | "red"]

/** What every panel says of itself. */
export type About = {
  title: string
  /** For who sees it for the first time: what it is, and what is good. */
  description: string
  /** Of Grafana's units: https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options */
  unit: string
  /** Columns of 24. */
  width: number
  /** Rows; eight usually. */
  height?: number
  queries: Query[]
  thresholds?: Step[]
  /** The alert whose section of the runbook says what to do. */
  alert?: string
}

/** What of the SDK's panel builders is used for all kinds of panels. */
type Dressable = {
  title(title: string): unknown
  description(description: string): unknown
  unit(unit: string): unknown
  span(columns: number): unknown
  height(rows: number): unknown
  datasource(datasource: typeof prometheus): unknown
  thresholds(thresholds: dashboard.ThresholdsConfigBuilder): unknown
  withTarget(target: DataqueryBuilder): unknown
  links(links: dashboard.DashboardLinkBuilder[]): unknown
}

/** Puts onto a panel what is the same for all kinds. `instant` asks for one value, not for a course. */
export function dress<T extends Dressable>(panel: T, about: About, format: Format = "course"): T {
  panel.title(about.title)
  panel.description(about.description)
  panel.unit(about.unit)
  panel.span(about.width)
  panel.height(about.height ?? 8)
  panel.datasource(prometheus)
  panel.thresholds(stepsOf(about.thresholds ?? []))
  if (about.alert) panel.links([runbookLink(about.alert)])
  for (const [at, query] of about.queries.entries()) panel.withTarget(target(query, at, format))
  return panel
}

type Format = "course" | "now" | "buckets" | "table"

const formats = {
  course: (it: DataqueryBuilder) => it.range(),
  now: (it: DataqueryBuilder) => it.instant(),
  buckets: (it: DataqueryBuilder) => it.range().format(PromQueryFormat.Heatmap),
  table: (it: DataqueryBuilder) => it.instant().format(PromQueryFormat.Table),
} satisfies Record<Format, (query: DataqueryBuilder) => DataqueryBuilder>

function target({ expr, legend }: Query, at: number, format: Format): DataqueryBuilder {
  const query = new DataqueryBuilder().datasource(prometheus).expr(expr).legendFormat(legend)
  return formats[format](query).refId(String.fromCharCode(65 + at))
}

function stepsOf(steps: Step[]): dashboard.ThresholdsConfigBuilder {
  const [first, ...others] = steps
  const base = first?.[0] === Number.NEGATIVE_INFINITY ? first[1] : "green"
  const rest = first?.[0] === Number.NEGATIVE_INFINITY ? others : steps
  return new dashboard.ThresholdsConfigBuilder()
    .mode(dashboard.ThresholdsMode.Absolute)
    .steps([{ value: null, color: base }, ...rest.map(([value, color]) => ({ value, color }))])
}
