import { afterAll, beforeAll, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startServer } from "../../monitoring/test/server.ts"
import { createUserWindows } from "../../services/backend/src/experiment/user-windows.ts"
import { createMetrics } from "../../services/backend/src/http/metrics.ts"
import { connectPrometheus } from "../../services/backend/src/verdict/reading/prometheus.ts"
import { readFigures } from "../../services/backend/src/verdict/reading/read-figures.ts"

/** The part of app-service that measures, once for each version. */
const apps = { v1: startApp(), v2: startApp() }
const exporter = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  async fetch({ url }) {
    const { registry } = apps[new URL(url).pathname === "/v2" ? "v2" : "v1"]
    return new Response(await registry.metrics(), {
      headers: { "content-type": registry.contentType },
    })
  },
})

let folder: string
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verdict-prometheus-"))
  const scrape_configs = ["v1", "v2"].map((version) => ({
    job_name: version,
    metrics_path: `/${version}`,
    static_configs: [
      {
        targets: [exporter.url.host],
        labels: { job: "app-service", namespace: "sentiment", version, pod: `app-${version}` },
      },
    ],
  }))
  const config = { global: { scrape_interval: "1s" }, scrape_configs }
  await Bun.write(join(folder, "prometheus.json"), JSON.stringify(config))
  server = await startServer(
    "prometheus",
    `--config.file=${join(folder, "prometheus.json")}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
  )
})
afterAll(async () => {
  await server.close()
  await exporter.stop(true)
  await rm(folder, { recursive: true })
})

test("what the app counted is what the verdict reads, to the last user", async () => {
  const prometheus = connectPrometheus(server.url)
  const now = () => Date.now() / 1_000
  // It answers before it is ready, and then with neither.
  const scraped = () => prometheus.query('up{job="app-service"} == 1', now()).catch(() => [])
  while ((await scraped()).length < 2) await Bun.sleep(200)
  const from = now()
  for (let user = 0; user < 90; user += 1) apps.v1.add(`${user}`, user < 9)
  for (let user = 0; user < 10; user += 1) apps.v2.add(`${user}`, user < 5)
  for (const it of [apps.v1, apps.v2]) it.users.close()
  const read = () =>
    readFigures(prometheus, {
      namespace: "sentiment",
      weight: 10,
      from,
      to: now(),
    })
  // Neither app has been scraped since.
  let figures = await read().catch(() => undefined)
  while (!figures || figures.users.v1 === 0 || figures.users.v2 === 0) {
    await Bun.sleep(200)
    figures = await read().catch(() => undefined)
  }
  expect(figures.users).toEqual({ v1: 90, v2: 10 })
  expect(figures.measures.errors).toEqual({
    v1: { users: 90, sum: 9, squares: 9 },
    v2: { users: 10, sum: 5, squares: 5 },
  })
  expect(figures.measures.confidence.v1.users).toBe(81)
  expect(figures.measures.slow.v2).toEqual({ users: 10, sum: 5, squares: 5 })
}, 60_000)

function startApp() {
  const { registry, experiment } = createMetrics()
  const users = createUserWindows({ maxUsers: 1_000, windowSeconds: 600 }, experiment)
  return {
    registry,
    users,
    add(user: string, bad: boolean): void {
      users.add(user, "10", { failed: bad, seconds: bad ? 0.5 : 0.1, ...(!bad && { score: 0.9 }) })
    },
  }
}
