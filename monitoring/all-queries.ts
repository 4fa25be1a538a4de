import { alertsOf, loadGroups, recordedOf } from "./alerts/rules.ts"
import { dashboards } from "./dashboards/all.ts"
import { fill, panelsOf, targetsOf } from "./dashboards/expressions.ts"
import { inNamespace, selectorsOf } from "./promql.ts"

/** What is asked of Prometheus, and by whom. */
export type Asked = { where: string; expr: string }

/** The query of every panel, as Grafana would send it for these values of the variables. */
export const panelQueries = (values: Record<string, string>, duration: string): Asked[] =>
  Object.entries(dashboards).flatMap(([name, dashboard]) =>
    panelsOf(dashboard).flatMap((panel) =>
      targetsOf(panel).map(({ refId, expr }) => ({
        where: `${name}: ${panel.title}, ${refId}`,
        expr: fill(expr, values, duration),
      })),
    ),
  )

/**
 * All that has to find data where all is exported: the query of every panel, and whatever a panel, an alert or a
 * rule selects, by itself. An alert that does not fire answers nothing, and `or vector(0)` always something.
 */
export async function allQueries(namespace: string, duration: string): Promise<Asked[]> {
  const groups = await loadGroups()
  const panels = panelQueries({ namespace, version: "v.+" }, duration)
  const rules = [
    ...alertsOf(groups).map(({ alert, expr }) => ({ where: `alert ${alert}`, expr })),
    ...recordedOf(groups).map(({ record, expr }) => ({ where: record, expr })),
  ]
  const selectors = [...panels, ...rules].flatMap(({ where, expr }) =>
    selectorsOf(expr).map((it) => ({ where, expr: inNamespace(it, namespace) })),
  )
  const byExpr = new Map([...panels, ...selectors].map((it) => [it.expr, it]))
  return [...byExpr.values()]
}
