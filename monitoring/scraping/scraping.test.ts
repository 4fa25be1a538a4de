import { describe, expect, test } from "bun:test"
import { join } from "node:path"
import { renderOverlay } from "../../ansible/src/host/kustomize.ts"
import { rendered, repository } from "../rendered.ts"

type Labels = Record<string, string>
type Endpoint = { port: string; path?: string; interval: string }
type Monitor = {
  kind: "ServiceMonitor" | "PodMonitor"
  metadata: { name: string; labels: Labels }
  spec: {
    jobLabel?: string
    selector: { matchLabels: Labels }
    podTargetLabels?: string[]
    endpoints?: Endpoint[]
    podMetricsEndpoints?: Endpoint[]
  }
}
type Resource = {
  kind: string
  metadata: { name: string; labels?: Labels }
  spec: {
    ports?: { name: string; targetPort: string }[]
    template?: {
      metadata: { labels: Labels; annotations?: Labels }
      spec: { containers: Container[] }
    }
  }
}
type Container = { ports?: { name: string; containerPort: number }[] }

/** Ports of the container that Istio's template adds: no manifest of ours has them. */
const injected: Record<string, string[]> = { gateway: ["http-envoy-prom"] }
const monitors = await rendered<Monitor>("scraping")
const overlay = await renderOverlay(repository, join(repository, "k8s/kustomize/overlays/vagrant"))
const resources = Bun.YAML.parse(overlay) as Resource[]
const pods = resources.flatMap((it) => (it.kind === "Deployment" ? (it.spec.template ?? []) : []))
const matches = (wanted: Labels, labels: Labels = {}) =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value)

test("there is a monitor for each job", () => {
  const names = monitors.map((it) => it.metadata.name).sort()
  expect(names).toEqual(["app-gateway", "app-service", "model-service", "ratelimit", "verdict"])
})

test("kube-prometheus-stack would find each", () => {
  for (const { metadata } of monitors) expect(metadata.labels.release).toBe("kube-prometheus-stack")
})

describe.each(monitors.filter((it) => it.kind === "ServiceMonitor"))(
  "$metadata.name",
  (monitor) => {
    const { selector, endpoints = [], podTargetLabels } = monitor.spec
    const services = resources.filter(
      (it) => it.kind === "Service" && matches(selector.matchLabels, it.metadata.labels),
    )

    test("finds one Service, of its own name, which becomes the job", () => {
      expect(services.map((it) => it.metadata.name)).toEqual([monitor.metadata.name])
    })

    test("scrapes a port of the Service and of both versions' pods, past the sidecar", () => {
      const [port] = endpoints.map((it) => it.port)
      const target = services[0]?.spec.ports?.find((it) => it.name === port)?.targetPort
      const own = pods.filter((it) => it.metadata.labels.app === monitor.metadata.name)
      expect(own.map((it) => it.metadata.labels.version).sort()).toEqual(["v1", "v2"])
      for (const { metadata, spec } of own) {
        const found = spec.containers
          .flatMap((it) => it.ports ?? [])
          .find((it) => it.name === target)
        const excluded = metadata.annotations?.["traffic.sidecar.istio.io/excludeInboundPorts"]
        expect(excluded).toBe(String(found?.containerPort))
      }
    })

    test("tells v1 from v2", () => {
      expect(podTargetLabels).toEqual(["version"])
    })
  },
)

describe.each(monitors.filter((it) => it.kind === "PodMonitor"))("$metadata.name", (monitor) => {
  const { selector, jobLabel, podMetricsEndpoints = [] } = monitor.spec
  const found = pods.filter((it) => matches(selector.matchLabels, it.metadata.labels))

  test("finds pods by a label that no overlay changes, which becomes the job", () => {
    expect(Object.keys(selector.matchLabels)).toEqual([jobLabel ?? ""])
    expect(found).toHaveLength(1)
    expect(Object.values(selector.matchLabels)).toEqual([monitor.metadata.name])
  })

  test("scrapes a port that its pods have, or get from Istio", () => {
    const ports = found.flatMap(({ metadata, spec }) => [
      ...spec.containers.flatMap((it) => it.ports ?? []).map((it) => it.name),
      ...(injected[metadata.annotations?.["inject.istio.io/templates"] ?? ""] ?? []),
    ])
    expect(podMetricsEndpoints).toHaveLength(1)
    for (const it of podMetricsEndpoints) expect(ports).toContain(it.port)
  })
})

test("everything is scraped as often as Grafana takes for granted", () => {
  for (const { spec } of monitors)
    for (const it of [...(spec.endpoints ?? []), ...(spec.podMetricsEndpoints ?? [])])
      expect(it.interval).toBe("15s")
})
