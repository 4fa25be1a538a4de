import type { Dashboard, Panel, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard"
import { withDurations } from "../promql.ts"

export type Target = { expr: string; legendFormat: string; refId: string }

/** The panels of a dashboard without its rows' titles. */
export const panelsOf = ({ panels = [] }: Dashboard): Panel[] => panels.filter(isPanel)

/** What a panel asks Prometheus for. */
export const targetsOf = ({ targets = [] }: Panel): Target[] => targets as object[] as Target[]

/**
 * What Prometheus would be asked for when these values were chosen; for a test that runs every query.
 * Durations that depend on the width of a panel become `duration`.
 */
export const fill = (expr: string, values: Record<string, string>, duration: string): string =>
  withDurations(expr, duration).replaceAll(
    /\$(\w+)/g,
    (whole, name: string) => values[name] ?? whole,
  )

const isPanel = (it: Panel | RowPanel): it is Panel => it.type !== "row"
