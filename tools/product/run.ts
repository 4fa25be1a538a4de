#!/usr/bin/env bun
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { root } from "./service-process.ts"
import { startProduct } from "./start.ts"

const help = `Serves the page and its API on http://127.0.0.1:8080, the model by gRPC on 127.0.0.1:50051.

  make run, or bun start

environment
  PORT                page and API (8080)
  MODEL_PORT          gRPC (50051)
  METRICS_PORT        metrics of app-service (9464)
  MODEL_METRICS_PORT  metrics of model-service (9465)
  VERSION             v1 or v2: which model and page (v1)
  MODEL_DIR           folder of the model (ml/models/VERSION)
  FEATURES            "highlights" marks the words that counted
  LOG_LEVEL           debug, info, warn, error or silent (info)`

if (process.argv.includes("--help")) {
  console.log(help)
  process.exit(0)
}

const { env } = process
const version = env.VERSION ?? "v1"
const modelDir = resolve(env.MODEL_DIR ?? join(root, "ml/models", version))
if (!existsSync(join(modelDir, "model.json"))) {
  console.error(`there is no model in ${modelDir}: set VERSION or MODEL_DIR (see --help)`)
  process.exit(1)
}

// Not once: Ctrl-C reaches us from the terminal and again from `bun run`.
const interrupted = new Promise<"interrupted">((done) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => done("interrupted"))
})
try {
  const starting = startProduct({
    appVersion: version,
    modelDir,
    features: env.FEATURES ?? (version === "v1" ? "" : "highlights"),
    port: env.PORT ?? 8080,
    modelPort: env.MODEL_PORT ?? 50051,
    metricsPort: env.METRICS_PORT ?? 9464,
    modelMetricsPort: env.MODEL_METRICS_PORT ?? 9465,
    log: console.log,
  })
  const product = await Promise.race([starting, interrupted])
  // What has started is killed when this process exits.
  if (product === "interrupted") process.exit(1)
  console.log(`\npage   ${product.url}\ngRPC   ${product.modelAddress}\nCtrl-C ends both\n`)
  const ended = Promise.race([product.model.exited, product.backend.exited])
  const early = await Promise.race([interrupted, ended])
  await product.close()
  if (early !== "interrupted") process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
