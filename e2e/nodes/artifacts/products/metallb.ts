import { join } from "node:path"
import { putManifest } from "../make/files.ts"
import { writeImage } from "../make/image.ts"
import { moduleDir, programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { type Versions, versionOf } from "../versions.ts"

const tag = (versions: Versions) => `v${versionOf(versions, "metallb")}`
const MANIFEST = "config/manifests/metallb-native.yaml"

export const metallb: Product = {
  name: "metallb",
  module: "go.universe.tf/metallb",
  moduleVersion: tag,
  build: () => ({}),
  make: async (shop) => {
    const version = tag(shop.versions)
    const bin = await programs(shop, metallb)
    const manifest = join(await moduleDir(shop, metallb), MANIFEST)
    const address = `raw.githubusercontent.com/metallb/metallb/${version}/${MANIFEST}`
    await putManifest(shop, address, await Bun.file(manifest).text())
    for (const program of ["controller", "speaker"]) {
      await writeImage(shop, {
        archive: `metallb-${program}`,
        name: `quay.io/metallb/${program}:${version}`,
        base: "static",
        files: { [`/${program}`]: join(bin, program) },
        entrypoint: [`/${program}`],
      })
    }
  },
}
