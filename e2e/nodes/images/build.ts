import { mkdir, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { writeSums } from "../artifacts/sums.ts"
import { readPlaces } from "../hosts/places.ts"
import { makeBaseImage } from "./base.ts"
import { type Buildah, createBuildah } from "./buildah.ts"
import { type Product, products, root } from "./products.ts"
import { hashSources } from "./sources-hash.ts"

type Options = { log: (line: string) => void; signal?: AbortSignal }

/**
 * Builds the product's images from its Dockerfiles and writes an archive of each into the mirror.
 * Answers the archives written; one whose sources have not changed is left as it is.
 */
export async function buildImages({ log, signal }: Options): Promise<string[]> {
  const { artifacts, packages } = readPlaces()
  const folder = join(dirname(artifacts), "images")
  const buildah = createBuildah(folder, signal)
  const written: string[] = []
  for (const product of products) {
    const archive = `images/${product.name}.tar`
    const stamp = Bun.file(join(folder, `${product.name}.sources`))
    const sources = await hashSources(product)
    if ((await Bun.file(join(artifacts, archive)).exists()) && (await holds(stamp, sources))) {
      log(`${product.image} is up to date`)
      continue
    }
    await makeBaseImage(buildah, { folder, packages, log })
    log(`building ${product.image}`)
    await buildah.build(product.image, join(root, product.dockerfile), root)
    await saveImage(buildah, product, folder, join(artifacts, archive))
    await writeSums(artifacts, [archive])
    // Last, so that a cut run is done again.
    await Bun.write(stamp, sources)
    written.push(archive)
  }
  return written
}

const holds = async (file: Bun.BunFile, text: string): Promise<boolean> =>
  (await file.exists()) && (await file.text()) === text

/** Written apart and moved: there is never half an archive in the mirror. */
async function saveImage(buildah: Buildah, { name, image }: Product, folder: string, to: string) {
  const part = join(folder, `${name}.tar`)
  await rm(part, { force: true })
  await buildah.save(image, part)
  await mkdir(dirname(to), { recursive: true })
  await rename(part, to)
}
