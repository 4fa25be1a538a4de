import { announce, type Logger } from "@sentiment/service/log"
import { type Running, runService } from "@sentiment/service/main-process"
import { serveMetrics } from "@sentiment/service/metrics-server"
import { createApp } from "./app.ts"
import { type Config, readConfig } from "./config.ts"
import { createUserWindows } from "./experiment/user-windows.ts"
import { createMetrics } from "./http/metrics.ts"
import { connectModel } from "./model/model.ts"

async function start(config: Config, log: Logger): Promise<Running> {
  const metrics = createMetrics()
  const model = connectModel(config.MODEL_ADDRESS, config.APP_VERSION, metrics)
  const users = createUserWindows(
    { maxUsers: config.MAX_USERS, windowSeconds: config.USER_WINDOW_SECONDS },
    metrics.experiment,
  )
  const page = { dir: config.WEB_DIR, appVersion: config.APP_VERSION, features: config.FEATURES }
  let stopping = false
  const maxRequests = config.MAX_REQUESTS
  const app = await createApp({
    model,
    metrics,
    users,
    log,
    page,
    maxRequests,
    isStopping: () => stopping,
  })
  const metricsServer = await serveMetrics(metrics.registry, config.HOST, config.METRICS_PORT)
  // Elysia shares ports by default: a forgotten process would answer half of the requests.
  app.listen({ hostname: config.HOST, port: config.PORT, reusePort: false })
  announce(log, { port: app.server?.port ?? config.PORT, metricsPort: metricsServer.port })

  return {
    async close() {
      stopping = true
      const force = setTimeout(() => app.stop(true), config.DRAIN_MS)
      await app.stop()
      clearTimeout(force)
      users.close()
      model.close()
      metricsServer.close()
    },
  }
}

await runService("app-service", readConfig, start)
