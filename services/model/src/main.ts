import { announce, type Logger } from "@sentiment/service/log"
import { type Running, runService } from "@sentiment/service/main-process"
import { serveMetrics } from "@sentiment/service/metrics-server"
import type { Registry } from "prom-client"
import { type Config, readConfig } from "./config.ts"
import { createDrift } from "./drift/drift.ts"
import { createPredictionMetrics } from "./drift/prediction-metrics.ts"
import { startEngine } from "./engine/engine.ts"
import { limitsFor } from "./engine/limits.ts"
import { loadModel, type Model } from "./manifest.ts"
import { createMetrics, describe } from "./metrics.ts"
import { observeCalls } from "./observe-calls.ts"
import { createHandlers } from "./rpc/handlers.ts"
import { createServer } from "./server.ts"
import { warmUp } from "./warm-up.ts"

async function start(config: Config, log: Logger): Promise<Running> {
  const model = await loadModel(config.MODEL_DIR)
  const metrics = createMetrics()
  const broken = (error: Error) => {
    log.fatal({ error: error.message }, "inference thread ended")
    process.exit(1)
  }
  const engine = await startEngine(
    model,
    { ...limitsFor(model, config), workers: config.WORKERS },
    { ...metrics.engine, broken },
  )
  describe(metrics.registry, model, () => engine.queueLength)
  const metricsServer = await serveMetrics(metrics.registry, config.HOST, config.MODEL_METRICS_PORT)
  const calls = observeCalls(log, metrics.call)
  const handlers = createHandlers(engine, model, watchPredictions(metrics.registry, model, config))
  const server = createServer(handlers, calls, { reflection: config.REFLECTION })
  const port = await server.listen(config.HOST, config.MODEL_PORT)
  await warmUp(engine, model)
  server.serving()
  const { name, version } = model.manifest
  log.info({ name, version, digest: model.digest }, "model loaded")
  announce(log, { port, metricsPort: metricsServer.port })

  return {
    async close() {
      const cut = await server.close(config.DRAIN_MS)
      if (cut > 0) log.warn({ calls: cut }, "cut off after DRAIN_MS")
      metricsServer.close()
      await engine.close()
    },
  }
}

/** Counts what is predicted, and compares it with what the model was trained on. */
function watchPredictions(registry: Registry, { manifest }: Model, config: Config) {
  const span = { texts: config.DRIFT_WINDOW_TEXTS, ms: config.DRIFT_WINDOW_MS }
  const drift = createDrift(manifest.reference, span)
  return createPredictionMetrics(registry, manifest.reference, drift)
}

await runService("model-service", readConfig, start)
