import { expect, test } from "bun:test"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { PRODUCTS } from "./products/all.ts"
import { RATELIMIT_IMAGE, REDIS_IMAGE } from "./products/ratelimit.ts"
import { HERE, loadVersions, requiredVersion } from "./versions.ts"

const versions = await loadVersions()
const programs = PRODUCTS.flatMap((product) => [product, ...(product.parts ?? [])])

test("each go.mod has the version that the playbooks install", async () => {
  for (const { name, module, moduleVersion } of programs) {
    expect([name, await requiredVersion(name, module)]).toEqual([name, moduleVersion(versions)])
  }
})

test("each folder below go/ belongs to a product", async () => {
  const folders = await readdir(join(HERE, "go"))
  expect(folders.sort()).toEqual([...new Set(programs.map(({ name }) => name))].sort())
})

test("the overlay names the limiter's images as they are built here", async () => {
  const file = Bun.file(join(HERE, "../../../istio/rate-limit/kustomization.yaml"))
  const { images } = Bun.YAML.parse(await file.text()) as { images: Record<string, string>[] }
  const named = images.map(({ name, newTag }) => `${name}:${newTag}`)
  expect(named.sort()).toEqual([RATELIMIT_IMAGE, REDIS_IMAGE].sort())
})
