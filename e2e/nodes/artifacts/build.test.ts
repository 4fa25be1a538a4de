import { afterEach, beforeEach, describe, expect, test } from "bun:test"
import { join } from "node:path"
import { buildProduct } from "./build.ts"
import { artifactsDir } from "./cache.ts"
import type { Product } from "./product.ts"
import { crictl } from "./products/crictl.ts"
import { checkSums } from "./sums.ts"
import { createShop } from "./test-shop.ts"
import { loadVersions } from "./versions.ts"

const versions = await loadVersions()

describe("a build", () => {
  let shop: Awaited<ReturnType<typeof createShop>>
  let said: string[]
  const artifact = () => join(artifactsDir(shop.cache), "images/one.tar")
  const build = (product: Product) =>
    buildProduct(
      { cache: shop.cache, versions, say: (_, text) => void said.push(text.split(":")[0] ?? "") },
      product,
    )

  beforeEach(async () => {
    shop = await createShop()
    said = []
  })
  afterEach(() => shop.close())

  test("makes a product once, and its sums with it", async () => {
    await build(writing("first"))
    await build(writing("second"))
    expect(said).toEqual(["not built yet", "done", "is there"])
    expect(await Bun.file(artifact()).text()).toBe("first")
    expect(await checkSums(artifactsDir(shop.cache))).toEqual([])
  })

  test("makes it again when an artifact went bad or is gone", async () => {
    await build(writing("good"))
    await Bun.write(artifact(), "bad")
    await build(writing("good"))
    await Bun.file(artifact()).delete()
    await build(writing("good"))
    expect(said.filter((text) => text !== "done")).toEqual([
      "not built yet",
      "images/one.tar has changed",
      "images/one.tar is missing",
    ])
    expect(await checkSums(artifactsDir(shop.cache))).toEqual([])
  })

  test("makes it again for another version, and removes what is no longer part of it", async () => {
    await build(writing("old"))
    await build({ ...writing("new", "images/two.tar"), moduleVersion: () => "v2" })
    expect(said).toContain("its recipe has changed")
    expect(await Bun.file(artifact()).exists()).toBe(false)
    expect(await checkSums(artifactsDir(shop.cache))).toEqual([])
  })

  test("that fails half way leaves nothing, and the next one starts afresh", async () => {
    const failing = { ...crictl, make: failHalfWay }
    const error = await build(failing).catch((reason: unknown) => reason)
    expect(String(error)).toContain("no space")
    expect(await Bun.file(artifact()).exists()).toBe(false)
    await build(writing("good"))
    expect(await Bun.file(artifact()).text()).toBe("good")
  })
})

const writing = (text: string, path = "images/one.tar"): Product => ({
  ...crictl,
  make: async ({ out }) => void (await Bun.write(join(out, path), text)),
})

const failHalfWay: Product["make"] = async ({ out }) => {
  await Bun.write(join(out, "images/one.tar"), "half")
  throw new Error("no space")
}
