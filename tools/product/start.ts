import { join } from "node:path"
import { root, type ServiceProcess, startService } from "./service-process.ts"

export type ProductOptions = {
  appVersion?: string
  features?: string
  modelDir?: string
  /** 0, the default of each port, takes a free one. The services judge what they are given. */
  port?: number | string
  modelPort?: number | string
  metricsPort?: number | string
  modelMetricsPort?: number | string
  /** More environment of both services. */
  env?: Record<string, string>
  /** Put before each command, to pin it to a core, for example. */
  prefix?: string[]
  /** Hears the lines of both services on stdout; `logError` those on stderr. */
  log?: (line: string) => void
  logError?: (line: string) => void
}

const host = "127.0.0.1"

/** Starts model-service on loopback. */
export const startModel = (options: ProductOptions = {}): Promise<ServiceProcess> =>
  startService({
    command: [...(options.prefix ?? []), process.execPath, "services/model/src/main.ts"],
    env: {
      HOST: host,
      MODEL_PORT: String(options.modelPort ?? 0),
      MODEL_METRICS_PORT: String(options.modelMetricsPort ?? 0),
      MODEL_DIR: options.modelDir ?? join(root, "ml/models/v1"),
      ...options.env,
    },
    ...logs(options),
  })

/** Starts app-service on loopback before a model at `modelAddress`. The page must have been built. */
export const startBackend = (modelAddress: string, options: ProductOptions = {}) =>
  startService({
    command: [...(options.prefix ?? []), process.execPath, "services/backend/src/main.ts"],
    env: {
      HOST: host,
      PORT: String(options.port ?? 0),
      METRICS_PORT: String(options.metricsPort ?? 0),
      MODEL_ADDRESS: modelAddress,
      APP_VERSION: options.appVersion ?? "v1",
      FEATURES: options.features ?? "",
      WEB_DIR: join(root, "web/dist"),
      ...options.env,
    },
    ...logs(options),
  })

const logs = ({ log = () => undefined, logError = console.error }: ProductOptions) => ({
  log,
  logError,
})

export type Product = Awaited<ReturnType<typeof startProduct>>

/** Starts the whole product on loopback; each part can also be stopped by itself. */
export async function startProduct(options: ProductOptions = {}) {
  const model = await startModel(options)
  const modelAddress = `${host}:${model.port}`
  const backend = await startBackend(modelAddress, options).catch(async (error) => {
    await model.stop()
    throw error
  })
  return {
    url: `http://${host}:${backend.port}`,
    metricsUrl: `http://${host}:${backend.metricsPort}/metrics`,
    modelMetricsUrl: `http://${host}:${model.metricsPort}/metrics`,
    modelAddress,
    model,
    backend,
    async close(): Promise<void> {
      await backend.stop()
      await model.stop()
    },
  }
}
