import { join } from "node:path"
import { locked, takeLock } from "../hosts/lock.ts"
import { buildProduct, type Workplace } from "./build.ts"
import { artifactsDir, cacheDir } from "./cache.ts"
import { HELP, readOptions } from "./options.ts"
import type { Product } from "./product.ts"
import { PRODUCTS } from "./products/all.ts"
import { readStamp } from "./stamp.ts"
import { checkSums } from "./sums.ts"
import { loadVersions } from "./versions.ts"

const startedAt = performance.now()

async function main(args: string[]): Promise<void> {
  const names = PRODUCTS.map((product) => product.name)
  const { mode, only } = readOptions(args, names)
  const cache = cacheDir()
  if (mode === "help") return console.log(HELP)
  if (mode === "list") return list(cache)
  if (mode === "check") return check(cache)
  const chosen = PRODUCTS.filter(({ name }) => only.length === 0 || only.includes(name))
  await locked(takeLock(join(cache, "artifacts.lock"), "bun run artifacts"), async () =>
    buildAll({ cache, versions: await loadVersions(), say }, chosen),
  )
}

/** One product that fails does not keep the others waiting. */
async function buildAll(place: Workplace, products: Product[]): Promise<void> {
  const failed: string[] = []
  for (const product of products) {
    try {
      await buildProduct(place, product)
    } catch (error) {
      failed.push(product.name)
      say(product.name, `FAILED: ${error instanceof Error ? error.message : error}`)
    }
  }
  if (failed.length > 0) throw new Error(`not built: ${failed.join(", ")}`)
}

async function list(cache: string): Promise<void> {
  for (const { name } of PRODUCTS) {
    const stamp = await readStamp(cache, name)
    const outputs = Object.keys(stamp?.outputs ?? {}).filter((path) => !path.startsWith("charts/"))
    console.log(`${name}${stamp ? "" : " (not built)"}`)
    for (const path of outputs) console.log(`  ${path}`)
  }
}

async function check(cache: string): Promise<void> {
  const problems = await checkSums(artifactsDir(cache))
  for (const { name } of PRODUCTS) {
    if ((await readStamp(cache, name)) === undefined) problems.push(`${name}: not built`)
  }
  if (problems.length > 0) throw new Error(`${problems.join("\n")}\nrun: bun run artifacts`)
  console.log("every artifact is there, and as it was built")
}

function say(product: string, text: string): void {
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  console.log(`[${String(seconds).padStart(4)} s] ${product}: ${text}`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
