import { alertsOf, loadGroups, recordedOf } from "./alerts/rules.ts"
import { dashboards } from "./dashboards/all.ts"
import { fill, panelsOf, targetsOf } from "./dashboards/expressions.ts"
import { metricsOf } from "./promql.ts"

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
 * The metrics that alerts and recording rules read, each as a query of its own: an alert that does
 * not fire answers nothing, so what it is made of has to be there.
 */
export async function ruleQueries(namespace: string): Promise<Asked[]> {
  const groups = await loadGroups()
  const rules = [
    ...alertsOf(groups).map(({ alert, expr }) => ({ where: `alert ${alert}`, expr })),
    ...recordedOf(groups).map(({ record, expr }) => ({ where: record, expr })),
  ]
  return rules.flatMap(({ where, expr }) =>
    metricsOf(expr).map((it) => ({ where, expr: `${it}{namespace="${namespace}"}` })),
  )
}
