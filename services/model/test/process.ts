import { createHash } from "node:crypto"
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { connect, createClient } from "@sentiment/proto/client"
import { SentimentService } from "@sentiment/proto/sentiment"
import { type ServiceProcess, startService } from "@sentiment/tools/product/service-process"
import type { Reference } from "../src/drift/reference.ts"

const folder = join(import.meta.dir, "..")
const models = join(folder, "../../ml/models")
export const modelDirs = { v1: join(models, "v1"), v2: join(models, "v2") }
export type Version = keyof typeof modelDirs

/** The ways to run model-service: as Bun runs it, and bundled for Node. */
export const runtimes = {
  bun: [process.execPath, join(folder, "src/main.ts")],
  node: ["node", join(folder, "dist/main.js")],
}
export type RuntimeName = keyof typeof runtimes

/** Each way to run each model. */
export const combinations: [RuntimeName, Version][] = [
  ["bun", "v1"],
  ["node", "v1"],
  ["bun", "v2"],
  ["node", "v2"],
]

const started: ServiceProcess[] = []

/** Ends what a failed test has left behind. */
export function killAll(): void {
  for (const it of started.splice(0)) it.kill("SIGKILL")
}

/** Starts model-service as a process of its own, on free ports. */
export async function startModelProcess(runtime: RuntimeName, env: Record<string, string> = {}) {
  const lines: string[] = []
  const process = await startService({
    command: runtimes[runtime],
    env: {
      HOST: "127.0.0.1",
      MODEL_PORT: "0",
      MODEL_METRICS_PORT: "0",
      MODEL_DIR: modelDirs.v1,
      WORKERS: "1",
      ...env,
    },
    log: (line) => lines.push(line),
  })
  started.push(process)
  const address = `127.0.0.1:${process.port}`
  const channel = connect(address, {})
  const metricsUrl = `http://127.0.0.1:${process.metricsPort}/metrics`
  return {
    ...process,
    lines,
    address,
    channel,
    client: createClient(SentimentService, channel),
    metrics: async () => (await fetch(metricsUrl)).text(),
    async stop() {
      channel.close()
      return await process.stop()
    },
  }
}

/** A copy of the model whose manifest is changed; sums are as `change` leaves them. */
export async function changedModel(
  version: Version,
  change: (manifest: Manifest) => void,
): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "model-"))
  await cp(modelDirs[version], dir, { recursive: true })
  const file = join(dir, "model.json")
  const manifest = JSON.parse(await readFile(file, "utf8"))
  change(manifest)
  await writeFile(file, JSON.stringify(manifest))
  return dir
}

export type Manifest = {
  files: Record<string, string>
  warmup: { text: string; label: string; score: number }
  reference: Reference
}

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
