import { afterEach, beforeEach, describe, expect, test } from "bun:test"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { sha256 } from "../sums.ts"
import { createShop } from "../test-shop.ts"
import { type Image, writeImage } from "./image.ts"

describe("an image archive", () => {
  let shop: Awaited<ReturnType<typeof createShop>>
  beforeEach(async () => {
    shop = await createShop()
    await Bun.write(join(shop.cache, "program"), "#!/bin/sh\n")
  })
  afterEach(() => shop.close())

  const image = (): Image => ({
    archive: "greeter",
    name: "example.org/greeter:1.0",
    base: "none",
    files: { "/usr/bin/greet": join(shop.cache, "program") },
    folders: ["/data"],
    entrypoint: ["/usr/bin/greet"],
    user: "65534:65534",
  })
  const archive = () => join(shop.out, "images/greeter.tar")

  async function unpack(): Promise<string> {
    const folder = join(shop.cache, "unpacked")
    await mkdir(folder)
    await shop.run(["tar", "-xf", archive(), "-C", folder])
    return folder
  }

  test("has the name by which containerd keeps it, and tells that it was written", async () => {
    await writeImage(shop, image())
    const index = await Bun.file(join(await unpack(), "index.json")).json()
    const annotations = index.manifests[0].annotations
    expect(annotations["io.containerd.image.name"]).toBe("example.org/greeter:1.0")
    expect([...shop.written]).toEqual(["example.org/greeter:1.0"])
  })

  test("names each of its parts by what is in it", async () => {
    await writeImage(shop, image())
    const blobs = join(await unpack(), "blobs/sha256")
    const found = await Array.fromAsync(new Bun.Glob("*").scan(blobs))
    expect(found).toHaveLength(3)
    for (const name of found) expect(await sha256(join(blobs, name))).toBe(name)
  })

  test("says what to run and as whom, over the layer that it lists", async () => {
    await writeImage(shop, image())
    const folder = await unpack()
    const blob = (digest: string) => join(folder, "blobs/sha256", digest.replace("sha256:", ""))
    const index = await Bun.file(join(folder, "index.json")).json()
    const manifest = await Bun.file(blob(index.manifests[0].digest)).json()
    const { config, rootfs } = await Bun.file(blob(manifest.config.digest)).json()
    expect(config).toMatchObject({ User: "65534:65534", Entrypoint: ["/usr/bin/greet"] })
    expect(rootfs.diff_ids).toEqual([manifest.layers[0].digest])
    const listed = await shop.run(["tar", "-tvf", blob(manifest.layers[0].digest)])
    expect(listed).toContain("drwxrwxrwt 0/0")
    expect(listed).toMatch(/0\/0 .* usr\/bin\/greet/)
  })

  test("is the same, byte for byte, when it is written again", async () => {
    await writeImage(shop, image())
    const first = await sha256(archive())
    await shop.run(["rm", "-r", join(shop.scratch, "images"), archive()])
    await Bun.write(join(shop.cache, "program"), "#!/bin/sh\n")
    await writeImage(shop, image())
    expect(await sha256(archive())).toBe(first)
  })
})
