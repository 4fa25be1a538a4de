import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { loadGroups } from "../alerts/rules.ts"
import type { Job } from "../metrics.ts"
import { exposition } from "./exposition.ts"
import { startServer } from "./server.ts"

type Target = { job: Job; pod: string; version?: string }

/** Pods as the monitors would find them. */
const targets: Target[] = [
  ...["v1", "v2"].flatMap((version): Target[] => [
    { job: "app-service", pod: `app-${version}-a`, version },
    { job: "model-service", pod: `model-${version}-a`, version },
  ]),
  { job: "app-gateway", pod: "app-gateway-a" },
  { job: "ratelimit", pod: "ratelimit-a" },
  { job: "verdict", pod: "verdict-a" },
]

/** A real Prometheus with our rules, which scrapes once a second what the services could say. */
export async function startPrometheus() {
  const folder = await mkdtemp(join(tmpdir(), "prometheus-"))
  const started = performance.now()
  const exporters = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch({ url }) {
      const job = new URL(url).pathname.slice(1) as Job
      const text = exposition(job, (performance.now() - started) / 1_000)
      return new Response(text, { headers: { "content-type": "text/plain; version=0.0.4" } })
    },
  })
  await Bun.write(join(folder, "rules.json"), JSON.stringify({ groups: await loadGroups() }))
  await Bun.write(join(folder, "prometheus.json"), JSON.stringify(configure(exporters.url.host)))
  const server = await startServer(
    "prometheus",
    `--config.file=${join(folder, "prometheus.json")}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
  )

  return {
    /** The labels of the series that answer. */
    async query(expr: string): Promise<Record<string, string>[]> {
      const body = new URLSearchParams({ query: expr })
      const response = await fetch(`${server.url}/api/v1/query`, { method: "POST", body })
      const { data, error } = (await response.json()) as Reply
      if (!data) throw new Error(`${expr}: ${error}`)
      return data.result.map((it) => it.metric)
    },
    async close(): Promise<void> {
      await server.close()
      await exporters.stop(true)
      await rm(folder, { recursive: true })
    },
  }
}

type Reply = { data?: { result: { metric: Record<string, string> }[] }; error?: string }

function configure(host: string) {
  const every = { scrape_interval: "1s", evaluation_interval: "1s" }
  const scrape_configs = targets.map(({ job, ...labels }) => ({
    job_name: `${job} ${labels.pod}`,
    metrics_path: `/${job}`,
    static_configs: [{ targets: [host], labels: { namespace: "sentiment", job, ...labels } }],
  }))
  return { global: every, rule_files: ["rules.json"], scrape_configs }
}
