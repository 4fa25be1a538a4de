import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard"

const head = `# Written by \`bun run dashboards\` from monitoring/dashboards: not to be edited.
# Grafana's sidecar loads every ConfigMap with this label.
`

/** A ConfigMap for each dashboard: together they could grow beyond what one may hold. */
export const renderConfigMaps = (dashboards: Record<string, Dashboard>): string =>
  head + Object.entries(dashboards).map(renderConfigMap).join("")

function renderConfigMap([name, dashboard]: [string, Dashboard]): string {
  const json = JSON.stringify(dashboard, undefined, 1).replaceAll(/^/gm, "    ")
  return `---
apiVersion: v1
kind: ConfigMap
metadata:
  name: sentiment-dashboard-${name}
  namespace: monitoring
  labels:
    grafana_dashboard: "1"
data:
  sentiment-${name}.json: |
${json}
`
}
