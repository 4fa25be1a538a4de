#!/usr/bin/env bun
import { mkdtemp, writeFile } from "node:fs/promises"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { startBackend, startModel } from "@sentiment/tools/product/start"
import { type Load, loadGrpc } from "./grpc.ts"
import { loadHttp } from "./http.ts"
import { describeLengths, makeTexts } from "./texts.ts"

const help = `Loads the running v1 product on two cores. gRPC: model-service on core 0, ghz on core 1.
HTTP: app-service on core 0, model-service and vegeta on core 1.

  bun run bench [--seconds N]     seconds of each load (10)`

const at = process.argv.indexOf("--seconds")
const seconds = at > 0 ? Number(process.argv[at + 1]) : 10
if (process.argv.includes("--help") || !(seconds > 0)) {
  console.log(help)
  process.exit(seconds > 0 ? 0 : 2)
}

const texts = makeTexts(4_096)
const dir = await mkdtemp(join(tmpdir(), "bench-"))
const single = join(dir, "single.json")
const batch = join(dir, "batch.json")
await writeFile(single, JSON.stringify(texts.map((text) => ({ text }))))
await writeFile(batch, JSON.stringify(batches(texts, 64).map((of) => ({ texts: of }))))

console.log(
  `${cpus()[0]?.model.trim()}, Bun ${Bun.version}, ${new Date().toISOString().slice(0, 10)}`,
)
console.log(`texts: ${describeLengths(texts)}\n`)
const client = 1
const pinnedTo = (core: number) => ({ prefix: ["taskset", "-c", String(core)] })

const alone = await startModel(pinnedTo(0))
const grpc = (method: "Predict" | "PredictBatch", dataFile: string, pace: object) =>
  loadGrpc(`127.0.0.1:${alone.port}`, { method, dataFile, seconds, core: client, ...pace })
await grpc("Predict", single, {}) // warms the just-in-time compiler
row("Predict, closed loop, 64 in flight", await grpc("Predict", single, {}), 1)
row("Predict, open loop, 2,000 a second", await grpc("Predict", single, { rate: 2_000 }), 1)
row("PredictBatch of 64, 8 in flight", await grpc("PredictBatch", batch, { concurrency: 8 }), 64)
await alone.stop()

const model = await startModel(pinnedTo(client))
const backend = await startBackend(`127.0.0.1:${model.port}`, pinnedTo(0))
const url = `http://127.0.0.1:${backend.port}`
const http = () => loadHttp(url, { texts, seconds, concurrency: 64, core: client })
await http()
row("HTTP, one text a request, 64 in flight", await http(), 1)
await backend.stop()
await model.stop()

function row(name: string, { perSecond, p50, p99, errors }: Load, textsPerCall: number) {
  const rate = Math.round(perSecond * textsPerCall).toLocaleString("en")
  const latency = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
  const failed = Object.keys(errors).length > 0 ? `, failed: ${JSON.stringify(errors)}` : ""
  console.log(`${name.padEnd(46)} ${rate.padStart(8)} texts/s, ${latency}${failed}`)
}

function batches(all: readonly string[], size: number): string[][] {
  return Array.from({ length: all.length / size }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )
}
