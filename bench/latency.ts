#!/usr/bin/env bun
import { cpus } from "node:os"
import { join } from "node:path"
import { root } from "@sentiment/tools/product/service-process"
import { type Product, startProduct } from "@sentiment/tools/product/start"
import { makeTexts } from "./texts.ts"

const help = `Measures how long one caller waits for an answer over HTTP, one request after the other.

  bun run bench:latency [--rounds N]     requests of each kind (50)`

const at = process.argv.indexOf("--rounds")
const rounds = at > 0 ? Number(process.argv[at + 1]) : 50
if (process.argv.includes("--help") || !(rounds > 0)) {
  console.log(help)
  process.exit(rounds > 0 ? 0 : 2)
}

const warmUps = 10
const texts = { short: writeReview(8), "101 words": writeReview(101) }
const paths = { prediction: "/api/predictions", explanation: "/api/explanations" }

console.log(
  `${cpus()[0]?.model.trim()}, Bun ${Bun.version}, ${new Date().toISOString().slice(0, 10)}`,
)
console.log(`${rounds} requests each, milliseconds\n`)
console.log(`${"".padEnd(28)} ${"p50".padStart(7)} ${"p95".padStart(7)}`)
for (const version of ["v1", "v2"]) {
  const product = await startProduct({
    appVersion: version,
    features: "highlights",
    modelDir: join(root, "ml/models", version),
  })
  try {
    await measureAll(version, product)
  } finally {
    await product.close()
  }
}

async function measureAll(version: string, product: Product): Promise<void> {
  for (const [kind, path] of Object.entries(paths)) {
    for (const [length, text] of Object.entries(texts)) {
      const times: number[] = []
      for (let round = 0; round < warmUps + rounds; round++) {
        // Another text each time: nothing that remembers answers would be measured.
        times.push(await timeOf(`${product.url}${path}`, `${text} ${round}`))
      }
      const sorted = times.slice(warmUps).sort((a, b) => a - b)
      const show = (share: number) =>
        (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1).padStart(7)
      console.log(`${`${version} ${kind}, ${length}`.padEnd(28)} ${show(0.5)} ${show(0.95)}`)
    }
  }
}

async function timeOf(url: string, text: string): Promise<number> {
  const start = performance.now()
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  return performance.now() - start
}

function writeReview(words: number): string {
  return makeTexts(100).join(" ").split(" ").slice(0, words).join(" ")
}
