#!/usr/bin/env bun
import { cpus } from "node:os"
import { features, type Reference } from "../../services/model/src/drift/reference.ts"
import type { Version } from "../../services/model/test/process.ts"
import { describeTexts, driftOf, readDriftTexts } from "./drift-of.ts"

const help = `Serves real texts with v1 and v2 and prints the drift that each shows, as Markdown.
Needs data/raw: bun run data.

  bun e2e/data/drift-table.ts`

if (process.argv.includes("--help")) {
  console.log(help)
  process.exit(0)
}

const versions: Version[] = ["v1", "v2"]
const sets = await readDriftTexts()
console.log(
  `${cpus()[0]?.model.trim()}, Bun ${Bun.version}, ${new Date().toISOString().slice(0, 10)}\n`,
)
heading("texts")
for (const [name, texts] of sets) await row(name, texts)

const own = sets.get("yelp10k") ?? []
const halves = [own.slice(0, own.length / 2), own.slice(own.length / 2)] as const
const [v1, v2] = [await describeTexts("v1", halves[0]), await describeTexts("v2", halves[0])]
console.log("\nThe reference replaced by half of yelp10k:\n")
heading("texts")
await row("other half", halves[1], { v1, v2 })
for (const name of ["zomato", "products"]) await row(name, sets.get(name) ?? [], { v1, v2 })

function heading(first: string): void {
  const names = versions.flatMap((version) => features.map((it) => `${version} ${it}`))
  console.log(`| ${[first, "", ...names].join(" | ")} |\n|${"---|".repeat(names.length + 2)}`)
}

async function row(name: string, texts: string[], references?: Record<Version, Reference>) {
  const cells: string[] = []
  for (const version of versions) {
    const indices = await driftOf(version, texts, references?.[version])
    cells.push(...features.map((it) => (indices[it] ?? Number.NaN).toFixed(2)))
  }
  console.log(`| ${[name, texts.length, ...cells].join(" | ")} |`)
}
