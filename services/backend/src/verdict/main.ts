import { announce, type Logger } from "@sentiment/service/log"
import { type Running, runService } from "@sentiment/service/main-process"
import { serveMetrics } from "@sentiment/service/metrics-server"
import { type Config, readConfig } from "./config.ts"
import { createVerdictMetrics } from "./exporter/metrics.ts"
import { startWatch } from "./exporter/watch.ts"
import { connectPrometheus } from "./reading/prometheus.ts"
import { createWeightSource } from "./weight/weight-source.ts"

async function start(config: Config, log: Logger): Promise<Running> {
  const metrics = createVerdictMetrics()
  const server = await serveMetrics(metrics.registry, config.HOST, config.METRICS_PORT)
  const prometheus = connectPrometheus(config.PROMETHEUS_URL)
  const weight = createWeightSource(config.WEIGHT, config.NAMESPACE, new Date())
  const watched = { prometheus, weight, namespace: config.NAMESPACE, metrics, log }
  const watch = startWatch(watched, config.EVERY_SECONDS * 1_000)
  announce(log, { port: server.port, metricsPort: server.port })

  return {
    async close() {
      await watch.close()
      server.close()
    },
  }
}

await runService("verdict", readConfig, start)
