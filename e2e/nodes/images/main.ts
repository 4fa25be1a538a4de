#!/usr/bin/env bun
import { buildImages } from "./build.ts"

const help = `Builds the images of app-service and model-service with buildah, as archives of the mirror.

  bun e2e/nodes/images/main.ts

Needs root, buildah and debootstrap (Debian's packages), and the npm registry.

environment
  SENTIMENT_CACHE   folder of the mirror and of all that is built (~/.cache/sentiment-analyzer)`

if (process.argv.includes("--help")) {
  console.log(help)
  process.exit(0)
}
const missing = ["buildah", "debootstrap"].filter((it) => !Bun.which(it))
if (missing.length > 0) {
  console.error(`missing: apt-get install --no-install-recommends ${missing.join(" ")}`)
  process.exit(1)
}
try {
  await buildImages({ log: console.log })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
