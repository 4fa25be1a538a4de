import { mkdir, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { readPlaces } from "../hosts/places.ts"
import { makeBaseImage } from "./base.ts"
import { createBuildah } from "./buildah.ts"
import { type Product, products, root } from "./products.ts"
import { hashSources } from "./sources-hash.ts"

type Options = { log: (line: string) => void; signal?: AbortSignal }

/**
 * Builds the product's images from its Dockerfiles and writes an archive of each into the mirror.
 * Answers the archives written; one whose sources have not changed is left as it is.
 */
export async function buildImages({ log, signal }: Options): Promise<string[]> {
  const places = readPlaces()
  const folder = join(dirname(places.artifacts), "images")
  const buildah = createBuildah(folder, signal)
  const written: string[] = []
  for (const product of products) {
    const archive = join(places.artifacts, "images", `${product.name}.tar`)
    const stamp = Bun.file(join(folder, `${product.name}.sources`))
    const sources = await hashSources(product)
    if ((await isCurrent(archive, stamp, sources)) === false) {
      await makeBaseImage(buildah, { folder, packages: places.packages, log })
      log(`building ${product.image}`)
      await buildah.build(product.image, join(root, product.dockerfile), root)
      await save(product, archive, buildah.save)
      await Bun.write(stamp, sources)
      written.push(archive)
    } else log(`${product.image} is up to date`)
  }
  return written
}

const isCurrent = async (archive: string, stamp: Bun.BunFile, sources: string): Promise<boolean> =>
  (await Bun.file(archive).exists()) && (await stamp.exists()) && (await stamp.text()) === sources

/** A cut run leaves no half archive. */
async function save(
  { image }: Product,
  archive: string,
  write: (image: string, archive: string) => Promise<void>,
): Promise<void> {
  const part = `${archive}.part`
  await mkdir(dirname(archive), { recursive: true })
  await rm(part, { force: true })
  await write(image, part)
  await rename(part, archive)
}
