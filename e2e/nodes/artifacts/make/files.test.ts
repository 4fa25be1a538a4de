import { afterAll, beforeAll, expect, test } from "bun:test"
import { join } from "node:path"
import { createShop } from "../test-shop.ts"
import { checkImages, imagesOf, putArchive, putManifest } from "./files.ts"

let shop: Awaited<ReturnType<typeof createShop>>
beforeAll(async () => {
  shop = await createShop()
})
afterAll(() => shop.close())

const MANIFEST = `
containers:
  - args:
    - --reloader=quay.io/some/reloader:v1
    - --port=9120
    image: quay.io/some/speaker:v2
  - image: "ghcr.io/some/other:v3"
properties:
  image:
    description: not an image
`

test("finds the images of a manifest, and the one in an argument", () => {
  expect(imagesOf(MANIFEST).sort()).toEqual([
    "ghcr.io/some/other:v3",
    "quay.io/some/reloader:v1",
    "quay.io/some/speaker:v2",
  ])
})

test("refuses a manifest whose image is in no archive", async () => {
  await putManifest(shop, "example.org/manifest.yml", MANIFEST)
  shop.written.add("quay.io/some/speaker:v2").add("ghcr.io/some/other:v3")
  expect(() => checkImages(shop)).toThrow("quay.io/some/reloader:v1")
  shop.written.add("quay.io/some/reloader:v1")
  checkImages(shop)
})

test("packs a release archive at its address, as its publisher lays it out", async () => {
  await Bun.write(join(shop.cache, "kubelet"), "program")
  const files = { "kubernetes/node/bin/kubelet": join(shop.cache, "kubelet") }
  await putArchive(shop, "example.org/v1/node.tar.gz", files)
  const file = join(shop.out, "files/example.org/v1/node.tar.gz")
  const members = await shop.run(["tar", "-tzf", file])
  expect(members.split("\n")).toContain("kubernetes/node/bin/kubelet")
})
