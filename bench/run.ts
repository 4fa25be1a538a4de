#!/usr/bin/env bun
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import type { ServiceProcess } from "@sentiment/tools/product/service-process"
import { startBackend, startModel } from "@sentiment/tools/product/start"
import { type Cost, measureCost } from "./cost.ts"
import { type GrpcLoad, loadGrpc } from "./grpc.ts"
import { loadHttp } from "./http.ts"
import type { Load } from "./load.ts"
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

const client = 1
const pinnedTo = (core: number) => ({ prefix: ["taskset", "-c", String(core)] })
const texts = makeTexts(4_096)
const machine = `${cpus()[0]?.model.trim()}, Bun ${Bun.version}`
console.log(`${machine}, ${new Date().toISOString().slice(0, 10)}`)
console.log(`texts: ${describeLengths(texts)}\n`)
await measureGrpc()
await measureHttp()

async function measureGrpc() {
  const model = await startModel(pinnedTo(0))
  const dir = await mkdtemp(join(tmpdir(), "bench-"))
  try {
    const single = await write(join(dir, "single.json"), toCalls(texts))
    const batch = await write(join(dir, "batch.json"), toBatches(texts, 64))
    const metricsUrl = `http://127.0.0.1:${model.metricsPort}/metrics`
    const load = (method: GrpcLoad["method"], dataFile: string, pace: Partial<GrpcLoad> = {}) =>
      loadGrpc(`127.0.0.1:${model.port}`, { method, dataFile, seconds, core: client, ...pace })
    await load("Predict", single) // warms the just-in-time compiler
    const costOf = (run: () => Promise<Load>) => measureCost(metricsUrl, run)
    const one = await costOf(() => load("Predict", single))
    row("Predict, closed loop, 64 in flight", one.result, 1)
    row("Predict, open loop, 2,000 a second", await load("Predict", single, { rate: 2_000 }), 1)
    const many = await costOf(() => load("PredictBatch", batch, { concurrency: 8 }))
    row("PredictBatch of 64, 8 in flight", many.result, 64)
    cost("Predict", one)
    cost("PredictBatch", many)
  } finally {
    await model.stop()
    await rm(dir, { recursive: true })
  }
}

async function measureHttp() {
  const model = await startModel(pinnedTo(client))
  let backend: ServiceProcess | undefined
  try {
    backend = await startBackend(`127.0.0.1:${model.port}`, pinnedTo(0))
    const url = `http://127.0.0.1:${backend.port}`
    const load = () => loadHttp(url, { texts, seconds, concurrency: 64, core: client })
    await load()
    row("HTTP, one text a request, 64 in flight", await load(), 1)
  } finally {
    await backend?.stop()
    await model.stop()
  }
}

function row(name: string, { perSecond, p50, p99, errors }: Load, textsPerCall: number) {
  const rate = Math.round(perSecond * textsPerCall).toLocaleString("en")
  const latency = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
  const failed = Object.keys(errors).length > 0 ? `, failed: ${JSON.stringify(errors)}` : ""
  console.log(`${name.padEnd(46)} ${rate.padStart(8)} texts/s, ${latency}${failed}`)
}

function cost(name: string, { cpuMicros, inferenceMicros, batch }: Cost) {
  const share = `${inferenceMicros.toFixed(0)} µs of them inference, ${batch.toFixed(1)} texts at once`
  console.log(`${`  a text of ${name}`.padEnd(46)} ${cpuMicros.toFixed(0)} µs of CPU, ${share}`)
}

async function write(file: string, calls: object[]): Promise<string> {
  await writeFile(file, JSON.stringify(calls))
  return file
}

function toCalls(all: readonly string[]) {
  return all.map((text) => ({ text }))
}

function toBatches(all: readonly string[], size: number) {
  return Array.from({ length: all.length / size }, (_, index) => ({
    texts: all.slice(index * size, (index + 1) * size),
  }))
}
