import { mkdir, rename } from "node:fs/promises"
import { dirname, join } from "node:path"
import { stampFile } from "./cache.ts"
import { programsKey } from "./make/programs.ts"
import type { Product } from "./product.ts"
import { type Sums, sha256 } from "./sums.ts"
import { HERE, type Versions } from "./versions.ts"

/** What a complete build leaves: what it was made from, and what it made. */
export interface Stamp {
  key: string
  seconds: number
  outputs: Sums
}

/** Changes with the versions, go.mod, go.sum, flags and the code that makes the artifacts. */
export async function productKey(product: Product, versions: Versions): Promise<string> {
  const hash = new Bun.CryptoHasher("sha256")
  for (const part of [product, ...(product.parts ?? [])]) {
    hash.update(await programsKey(part, versions))
  }
  const own = `products/${product.name}.ts`
  for (const [file, text] of await CODE) {
    if (file.startsWith("make/") || file === own) hash.update(text)
  }
  return hash.update(product.moduleVersion(versions)).digest("hex")
}

/** "whole", or why the product has to be made. */
export async function isWhole(dir: string, stamp: Stamp | undefined, key: string): Promise<string> {
  if (stamp === undefined) return "not built yet"
  if (stamp.key !== key) return "its recipe has changed"
  for (const [path, sum] of Object.entries(stamp.outputs)) {
    if (!(await Bun.file(join(dir, path)).exists())) return `${path} is missing`
    if ((await sha256(join(dir, path))) !== sum) return `${path} has changed`
  }
  return "whole"
}

export async function readStamp(cache: string, product: string): Promise<Stamp | undefined> {
  const file = Bun.file(stampFile(cache, product))
  return (await file.exists()) ? await file.json() : undefined
}

export async function writeStamp(cache: string, product: string, stamp: Stamp): Promise<void> {
  const path = stampFile(cache, product)
  await mkdir(dirname(path), { recursive: true })
  await Bun.write(`${path}.new`, JSON.stringify(stamp, null, 2))
  await rename(`${path}.new`, path)
}

// Read at the start: it is the code that runs, whatever is edited during the hour of a build.
const CODE = readCode()

async function readCode(): Promise<[file: string, text: string][]> {
  const files = new Bun.Glob("{make,products}/*.{ts,c,txt}").scan({ cwd: HERE })
  const code = (await Array.fromAsync(files)).filter((it) => !it.endsWith(".test.ts")).sort()
  return Promise.all(code.map(async (it) => [it, await Bun.file(join(HERE, it)).text()]))
}
