import { describe, expect, test } from "bun:test"
import { join } from "node:path"
import { loadWeight } from "../../../tools/canary/weight-file.ts"
import { buildOverlay, repository } from "./build-overlay.ts"
import { deployed } from "./overlays.ts"
import { type HttpRoute, ofKind, type Resource } from "./resources.ts"

const weight = await loadWeight(join(repository, "istio/canary/weight.yaml"))

describe.each([...deployed])("%s", async (folder) => {
  const resources = await buildOverlay(folder)
  const filters = ofKind(resources, "EnvoyFilter")
  const patchesOf = (name: string) =>
    filters.find((it) => it.metadata.name === name)?.spec?.configPatches ?? []
  const patched = (name: string) =>
    patchesOf(name).map((it) => it.match.routeConfiguration?.vhost.route.name ?? "")

  test("splits by the one number of the file, always in the same order", () => {
    const splits = outerRoutes(resources).filter((it) => it.name?.endsWith("split"))
    expect(splits).toHaveLength(4)
    for (const { route = [] } of splits) {
      expect(route.map((it) => it.destination.subset)).toEqual(["v1", "v2"])
      expect(route.map((it) => it.weight)).toEqual([100 - weight, weight])
    }
  })

  test("splits by user wherever it splits, and nowhere else", () => {
    const split = outerRoutes(resources).filter((it) => (it.route?.length ?? 0) > 1)
    expect(new Set(split.map((it) => it.name ?? ""))).toEqual(new Set(patched("sticky-split")))
  })

  test("leads the experiment to v2 before it splits", () => {
    const routes = outerRoutes(resources)
    for (const [at, { name }] of routes.entries()) {
      if (!name?.endsWith("split")) continue
      expect(routes[at - 1]?.name).toBe(name.replace("split", "canary"))
      expect(routes[at - 1]?.route?.map((it) => it.destination.subset)).toEqual(["v2"])
    }
  })

  test("does not count what a page is made of, of either version", () => {
    expect(patched("unlimited-assets")).toEqual(["assets-split", "assets-canary"])
    const names = outerRoutes(resources).map((it) => it.name)
    expect(names).toEqual(expect.arrayContaining(patched("unlimited-assets")))
  })

  test("changes no gateway but its own", () => {
    const [own] = ofKind(resources, "Gateway")
    expect(filters.length).toBeGreaterThan(4)
    for (const { spec } of filters) {
      expect(spec?.workloadSelector?.labels).toEqual(own?.spec?.selector ?? {})
      for (const { match } of spec?.configPatches ?? []) expect(match.context).toBe("GATEWAY")
    }
  })

  test("asks the limiter of its own namespace, under a name and with a domain that it has", () => {
    const text = JSON.stringify(patchesOf("rate-limit"))
    const namespace = ofKind(resources, "Namespace")[0]?.metadata.name
    expect(text).toContain(`"outbound|8081||ratelimit.${namespace}.svc.cluster.local"`)
    const limits = resources.find((it) => it.metadata.name.startsWith("ratelimit-limits-"))?.data
    const { domain, descriptors } = Bun.YAML.parse(limits?.["limits.yaml"] ?? "") as {
      domain: string
      descriptors: { key: string }[]
    }
    expect(text).toContain(`"domain":"${domain}"`)
    expect(descriptors.map((it) => it.key)).toEqual(["user", "path", "masked_remote_address"])
  })

  test("fills every script in", () => {
    const scripts = filters.map((it) => JSON.stringify(it)).filter((it) => it.includes("v3.Lua"))
    expect(scripts).toHaveLength(2)
    for (const it of scripts) expect(it).toContain("function envoy_on_response")
  })
})

test("the second overlay shares nothing with the first by which they could meet", async () => {
  const [first, second] = await Promise.all(
    deployed.map(async (it) => marks(await buildOverlay(it))),
  )
  expect(first?.length).toBeGreaterThan(5)
  for (const it of second ?? []) expect(first).not.toContain(it)
})

/** The routes of the gateway, with those that a route leaves to another VirtualService in its place. */
function outerRoutes(resources: Resource[]): HttpRoute[] {
  const services = ofKind(resources, "VirtualService")
  const routesOf = (name: string) =>
    services.find((it) => it.metadata.name === name)?.spec?.http ?? []
  return routesOf("app").flatMap(({ name, delegate }) =>
    routesOf(delegate?.name ?? "").map((it) => ({
      ...it,
      name: [name, it.name].filter(Boolean).join("-"),
    })),
  )
}

/** Namespace, hosts, address, and the gateway's label. */
function marks(resources: Resource[]): string[] {
  const [gateway] = ofKind(resources, "Gateway")
  const services = ofKind(resources, "Service")
  return [
    ...resources.map((it) => it.metadata.namespace ?? it.metadata.name),
    ...services.flatMap((it) => it.metadata.annotations?.["metallb.io/loadBalancerIPs"] ?? []),
    ...(gateway?.spec?.servers ?? []).flatMap((it) => it.hosts),
    JSON.stringify(gateway?.spec?.selector),
    ...(JSON.stringify(resources).match(/[\w|-]+\.\w+\.svc\.cluster\.local/g) ?? []),
  ]
}
