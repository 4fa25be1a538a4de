import { expect, test } from "bun:test"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { PRODUCTS } from "./products/all.ts"
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
