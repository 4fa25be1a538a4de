import { describe, expect, test } from "bun:test"
import { buildOverlay } from "./build-overlay.ts"
import { matches, ofKind, podLabels, templates } from "./resources.ts"

describe("overlays/vagrant", async () => {
  const resources = await buildOverlay("overlays/vagrant")
  const pods = templates(resources)
  const services = ofKind(resources, "Service")
  const portsOf = (host: string) =>
    services.find((it) => it.metadata.name === host)?.spec?.ports?.map((it) => it.port)
  const named = (kind: string) => ofKind(resources, kind).map((it) => it.metadata.name)

  test("puts everything into one namespace", () => {
    const namespaced = resources.filter((it) => it.kind !== "Namespace")
    expect(new Set(namespaced.map((it) => it.metadata.namespace))).toEqual(new Set(["sentiment"]))
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
      const ports = pod?.spec.containers.flatMap((it) => it.ports) ?? []
      for (const { targetPort } of service.spec?.ports ?? []) {
        expect(ports.flatMap((it) => [it.name, it.containerPort])).toContain(targetPort)
      }
    }
  })

  test("routes to Services and ports that are there, for the Gateway's hosts alone", () => {
    const hosts = ofKind(resources, "Gateway").flatMap((it) => it.spec?.servers ?? [])
    for (const { spec } of ofKind(resources, "VirtualService")) {
      expect(spec?.hosts).toEqual(hosts.flatMap((it) => it.hosts))
      expect(named("Gateway")).toEqual(expect.arrayContaining(spec?.gateways ?? []))
      const destinations = (spec?.http ?? []).flatMap((it) => it.route)
      for (const { destination } of destinations) {
        expect(portsOf(destination.host)).toContain(destination.port.number)
      }
    }
    for (const { spec } of ofKind(resources, "DestinationRule")) {
      expect(named("Service")).toContain(String(spec?.host))
    }
  })

  test("admits ServiceAccounts that are there, and to a model only its own version's app", () => {
    for (const it of ofKind(resources, "AuthorizationPolicy")) {
      const admitted = (it.spec?.rules ?? []).flatMap((rule) =>
        (rule.from ?? []).flatMap(({ source }) => source.serviceAccounts),
      )
      expect(named("ServiceAccount")).toEqual(expect.arrayContaining(admitted))
      const { app, version } = podLabels(it) ?? {}
      if (app !== "model-service") continue
      expect([...new Set(admitted)].sort()).toEqual(["app-gateway", `app-${version}`])
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
      const metrics = spec.containers.flatMap((it) => it.ports).find((it) => it.name === "metrics")
      const excluded = metadata.annotations?.["traffic.sidecar.istio.io/excludeInboundPorts"]
      expect(excluded).toBe(metrics && String(metrics.containerPort))
    }
  })
})
