import { describe, expect, test } from "bun:test"
import { join } from "node:path"
import { createRegistry } from "../services/shared/src/registry.ts"
import { alertsOf, loadGroups, recordedOf } from "./alerts/rules.ts"
import { dashboards } from "./dashboards/all.ts"
import { panelsOf, targetsOf } from "./dashboards/expressions.ts"
import { type Job, metrics, seriesOf } from "./metrics.ts"
import { metricsOf } from "./promql.ts"
import { rendered, repository } from "./rendered.ts"

const namesBy = (job: Job) => metrics.filter((it) => it.by.includes(job)).map((it) => it.name)

const groups = await loadGroups()
const asked = new Set(
  [
    ...Object.values(dashboards).flatMap(panelsOf).flatMap(targetsOf),
    ...alertsOf(groups),
    ...recordedOf(groups),
  ].flatMap((it) => metricsOf(it.expr)),
)

test("no name is in the list twice", () => {
  const names = metrics.map((it) => it.name)
  expect(new Set(names).size).toBe(names.length)
})

test("a panel or an alert reads every metric, but for those that say why not", () => {
  for (const metric of metrics) {
    const read = seriesOf(metric).some((it) => asked.has(it))
    expect({ name: metric.name, read }).toEqual({
      name: metric.name,
      read: metric.unused === undefined,
    })
  }
})

test("a panel or an alert reads everything that is recorded", () => {
  for (const { record } of recordedOf(groups)) expect(asked).toContain(record)
})

describe.each([
  ["app-service", "services/backend/src", /^services\/backend\/src\/verdict\//],
  ["model-service", "services/model/src", /^$/],
  ["verdict", "services/backend/src/verdict", /^$/],
] as const)("the sources of %s", (job, folder, others) => {
  test("export what is listed of it, and nothing else", async () => {
    const ofProcess = createRegistry()
      .getMetricsAsArray()
      .map((it) => it.name)
    const found = await declaredIn(folder, others)
    expect([...new Set([...found, ...ofProcess])].sort()).toEqual(namesBy(job).sort())
  })
})

describe.each(["app-gateway", "ratelimit"] as const)("the PodMonitor %s", (job) => {
  test("keeps what is listed of it, and little else", async () => {
    const monitors = await rendered<PodMonitor>("scraping")
    const { podMetricsEndpoints } = monitors.find((it) => it.metadata.name === job)?.spec ?? {}
    const [relabeling] = podMetricsEndpoints?.[0]?.metricRelabelings ?? []
    expect(relabeling).toMatchObject({ action: "keep", sourceLabels: ["__name__"] })
    const kept = new RegExp(`^(?:${relabeling?.regex})$`)
    for (const it of namesBy(job)) expect(it).toMatch(kept)
    const others = ["envoy_cluster_upstream_rq_total", "ratelimit_service_config_load_success"]
    for (const it of others) expect(it).not.toMatch(kept)
  })
})

type PodMonitor = {
  metadata: { name: string }
  spec: {
    podMetricsEndpoints?: {
      metricRelabelings?: { action: string; sourceLabels: string[]; regex: string }[]
    }[]
  }
}

/** Names of metrics in the files that make some with prom-client. */
async function declaredIn(folder: string, others: RegExp): Promise<string[]> {
  const names: string[] = []
  for (const path of new Bun.Glob(`${folder}/**/*.ts`).scanSync(repository)) {
    const text = await Bun.file(join(repository, path)).text()
    if (path.endsWith(".test.ts") || others.test(path) || !text.includes('from "prom-client"'))
      continue
    const quoted = text.matchAll(/"((?:http|grpc|model|version|experiment)_[a-z_]+)"/g)
    names.push(...[...quoted].map(([, name]) => name ?? ""))
  }
  return names
}
