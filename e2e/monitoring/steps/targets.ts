import { describe, expect, test } from "bun:test"
import { note } from "@sentiment/e2e-cluster/figures"
import { list } from "@sentiment/e2e-cluster/kubectl"
import { until } from "@sentiment/e2e-cluster/until"
import { namespace } from "@sentiment/e2e-mesh/product"
import { type Target, targets } from "../prometheus.ts"

/** The pods' label `app` of each job, and the versions that it tells apart. */
const jobs = {
  "app-service": { label: "app=app-service", versions: ["v1", "v2"] },
  "model-service": { label: "app=model-service", versions: ["v1", "v2"] },
  "app-gateway": { label: "istio=app-gateway", versions: [] },
  ratelimit: { label: "app=ratelimit", versions: [] },
  verdict: { label: "app=verdict", versions: [] },
}

describe("under strict mutual TLS", () => {
  test("Prometheus reaches every pod of the product, and tells the versions apart", async () => {
    const seconds = await until("every target is up", allUp, 120)
    note("every target up, after", `${seconds.toFixed(0)} s`)
    const found = await targets(namespace)
    for (const [job, { label, versions }] of Object.entries(jobs)) {
      const pods = (await list("pods", "-n", namespace, "-l", label)).map((it) => it.metadata.name)
      const own = found.filter((it) => it.labels.job === job)
      expect(own.map((it) => it.labels.pod ?? "").sort()).toEqual(pods.sort())
      expect(versionsOf(own)).toEqual(versions)
    }
  }, 180_000)
})

async function allUp(): Promise<boolean> {
  const found = await targets(namespace)
  const seen = new Set(found.map((it) => it.labels.job))
  return Object.keys(jobs).every((it) => seen.has(it)) && found.every((it) => it.health === "up")
}

const versionsOf = (all: Target[]): string[] =>
  [...new Set(all.flatMap((it) => it.labels.version ?? []))].sort()
