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
    // Pods that have just been replaced are known for some seconds more.
    let seen = await look()
    const allUp = async () => {
      seen = await look()
      return seen.down.length === 0 && Bun.deepEquals(seen.scraped, seen.pods)
    }
    const waited = until("every pod is a target and up", allUp, 120).catch(() => 120)
    note("every target up, after", `${(await waited).toFixed(0)} s`)
    expect(seen.down).toEqual([])
    expect(seen.scraped).toEqual(seen.pods)
    for (const [job, { versions }] of Object.entries(jobs))
      expect(versionsOf(seen.found.filter((it) => it.labels.job === job))).toEqual(versions)
  }, 180_000)
})

/** Which pods there are, which are scraped, each with its job, and which of them without success. */
async function look() {
  const found = await targets(namespace)
  const names = async ([job, { label }]: [string, { label: string }]) =>
    (await list("pods", "-n", namespace, "-l", label)).map((it) => `${job} ${it.metadata.name}`)
  const pods = (await Promise.all(Object.entries(jobs).map(names))).flat().sort()
  return { found, pods, scraped: namesOf(found), down: namesOf(found.filter(isDown)) }
}

const isDown = ({ health }: Target) => health !== "up"
const namesOf = (all: Target[]) => all.map(({ labels }) => `${labels.job} ${labels.pod}`).sort()

const versionsOf = (all: Target[]): string[] =>
  [...new Set(all.flatMap((it) => it.labels.version ?? []))].sort()
