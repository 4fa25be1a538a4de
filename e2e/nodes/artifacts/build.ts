import { mkdir, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { artifactsDir, buildDir, logFile } from "./cache.ts"
import { checkImages } from "./make/files.ts"
import type { Product, Shop } from "./product.ts"
import { run } from "./run.ts"
import { isWhole, productKey, readStamp, type Stamp, writeStamp } from "./stamp.ts"
import { type Sums, sha256, writeSums } from "./sums.ts"
import type { Versions } from "./versions.ts"

export type Say = (product: string, text: string) => void

export interface Workplace {
  cache: string
  versions: Versions
  say: Say
}

/** Makes one product's artifacts, or leaves them as they are when they are what would be made. */
export async function buildProduct(place: Workplace, product: Product): Promise<void> {
  const key = await productKey(product, place.versions)
  const old = await readStamp(place.cache, product.name)
  const state = await isWhole(artifactsDir(place.cache), old, key)
  if (state === "whole") return place.say(product.name, "is there")
  place.say(product.name, state)
  const startedAt = performance.now()
  const outputs = await makeApart(place, product, old)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  await writeStamp(place.cache, product.name, { key, seconds, outputs })
  place.say(product.name, `done: ${Object.keys(outputs).length} files in ${seconds} s`)
}

/** Whatever ends the build on the way leaves the artifacts as they were. */
async function makeApart(place: Workplace, product: Product, old?: Stamp): Promise<Sums> {
  const { cache, versions } = place
  const log = logFile(cache, product.name)
  const folder = buildDir(cache, `making-${product.name}`)
  await rm(folder, { recursive: true, force: true })
  const shop: Shop = {
    cache,
    versions,
    out: join(folder, "out"),
    scratch: join(folder, "scratch"),
    run: (command, cwd, env) => run(command, { log, ...(cwd && { cwd }), ...(env && { env }) }),
    say: (text) => place.say(product.name, text),
    written: new Set(),
    wanted: new Set(),
  }
  await Promise.all([shop.out, shop.scratch].map((it) => mkdir(it, { recursive: true })))
  await product.make(shop)
  checkImages(shop)
  const outputs = await publish(shop.out, artifactsDir(cache), Object.keys(old?.outputs ?? {}))
  await rm(folder, { recursive: true, force: true })
  return outputs
}

async function publish(from: string, to: string, old: string[]): Promise<Sums> {
  const found = await Array.fromAsync(new Bun.Glob("**/*").scan({ cwd: from, dot: true }))
  const outputs: Sums = {}
  for (const path of found.sort()) {
    outputs[path] = await sha256(join(from, path))
    await mkdir(dirname(join(to, path)), { recursive: true })
    await rename(join(from, path), join(to, path))
  }
  for (const path of old) if (!(path in outputs)) await rm(join(to, path), { force: true })
  await writeSums(to, Object.keys(outputs))
  return outputs
}
