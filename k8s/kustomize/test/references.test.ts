import { describe, expect, test } from "bun:test"
import { buildOverlay } from "./build-overlay.ts"
import { deployed } from "./overlays.ts"
import { matches, ofKind, podLabels, templates } from "./resources.ts"

describe.each([...deployed])("%s", async (folder) => {
  const resources = await buildOverlay(folder)
  const [namespace] = ofKind(resources, "Namespace").map((it) => it.metadata.name)
  const pods = templates(resources)
  const services = ofKind(resources, "Service")
  const portsOf = (host: string) =>
    services.find((it) => it.metadata.name === host)?.spec?.ports?.map((it) => it.port)
  const named = (kind: string) => ofKind(resources, kind).map((it) => it.metadata.name)

  test("puts everything into one namespace", () => {
    const namespaced = resources.filter((it) => it.kind !== "Namespace")
    expect(new Set(namespaced.map((it) => it.metadata.namespace))).toEqual(new Set([namespace]))
  })

  test("selects with every selector a pod that is there", () => {
    const selecting = resources.filter((it) => it.kind !== "ServiceAccount" && podLabels(it))
    expect(selecting.length).toBeGreaterThan(10)
    for (const it of selecting) {
      const found = pods.filter((pod) => matches(podLabels(it) ?? {}, pod.metadata.labels))
      expect({ kind: it.kind, name: it.metadata.name, pods: found.length > 0 }).toMatchObject({
        pods: true,
      })
    }
  })

  test("spreads each Deployment's own pods", () => {
    for (const { metadata, spec } of pods) {
      for (const { labelSelector } of spec.topologySpreadConstraints ?? []) {
        expect(matches(labelSelector.matchLabels, metadata.labels)).toBe(true)
        expect(labelSelector.matchLabels).toHaveProperty("version")
      }
    }
  })

  test("leads each Service's ports to a port of its pods", () => {
    for (const service of services) {
      const pod = pods.find((it) => matches(podLabels(service) ?? {}, it.metadata.labels))
      const ports = pod?.spec.containers.flatMap((it) => it.ports ?? []) ?? []
      for (const { targetPort } of service.spec?.ports ?? []) {
        expect(ports.flatMap((it) => [it.name, it.containerPort])).toContain(targetPort)
      }
    }
  })

  test("takes in from outside what is for the Gateway's hosts alone", () => {
    const hosts = ofKind(resources, "Gateway").flatMap((it) => it.spec?.servers ?? [])
    const outer = ofKind(resources, "VirtualService").filter((it) => it.spec?.gateways)
    expect(outer).toHaveLength(1)
    for (const { spec } of outer) {
      expect(spec?.hosts).toEqual(hosts.flatMap((it) => it.hosts))
      expect(named("Gateway")).toEqual(spec?.gateways ?? [])
    }
  })

  test("routes to Services, ports, subsets and VirtualServices that are there", () => {
    const rules = ofKind(resources, "DestinationRule")
    const subsetsOf = (host: string) => rules.find((it) => it.spec?.host === host)?.spec?.subsets
    const routes = ofKind(resources, "VirtualService").flatMap((it) => it.spec?.http ?? [])
    const destinations = routes.flatMap((it) => it.route ?? []).map((it) => it.destination)
    expect(destinations).toHaveLength(8)
    for (const { host, port, subset } of destinations) {
      expect(portsOf(host)).toContain(port.number)
      expect(subsetsOf(host)?.map((it) => it.name)).toContain(subset ?? "")
    }
    for (const { delegate } of routes) {
      if (delegate) expect(named("VirtualService")).toContain(delegate.name)
    }
    for (const { spec } of rules) expect(named("Service")).toContain(String(spec?.host))
  })

  test("names with every subset pods that are there", () => {
    for (const { spec } of ofKind(resources, "DestinationRule")) {
      for (const { labels } of spec?.subsets ?? []) {
        const all = { app: String(spec?.host), ...labels }
        expect(pods.some((it) => matches(all, it.metadata.labels))).toBe(true)
      }
    }
  })

  test("admits ServiceAccounts that are there, and each only where it has to do", () => {
    for (const it of ofKind(resources, "AuthorizationPolicy")) {
      const admitted = (it.spec?.rules ?? []).flatMap((rule) =>
        (rule.from ?? []).flatMap(({ source }) => source.serviceAccounts),
      )
      expect(named("ServiceAccount")).toEqual(expect.arrayContaining(admitted))
      const { app = "", version } = podLabels(it) ?? {}
      const only: Record<string, string[]> = {
        "app-service": ["app-gateway"],
        "model-service": ["app-gateway", `app-${version}`],
        ratelimit: ["app-gateway"],
      }
      expect([...new Set(admitted)].sort()).toEqual(only[app] ?? [])
    }
  })

  test("denies what no policy allows, and plain text", () => {
    expect(named("AuthorizationPolicy")).toContain("default-deny")
    expect(ofKind(resources, "PeerAuthentication")[0]?.spec).toMatchObject({
      mtls: { mode: "STRICT" },
    })
  })

  test("leaves the metrics ports, and no other, out of the mesh", () => {
    for (const { metadata, spec } of pods) {
      if (metadata.labels["sidecar.istio.io/inject"] === "false") continue
      const ports = spec.containers.flatMap((it) => it.ports ?? [])
      const metrics = ports.find((it) => it.name === "metrics")
      const excluded = metadata.annotations?.["traffic.sidecar.istio.io/excludeInboundPorts"]
      expect(excluded).toBe(metrics && String(metrics.containerPort))
    }
  })
})
