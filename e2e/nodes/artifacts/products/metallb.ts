import { join } from "node:path"
import { putManifest } from "../make/files.ts"
import { writeImage } from "../make/image.ts"
import { copyModule, replaceIn } from "../make/patch.ts"
import { moduleDir, programs } from "../make/programs.ts"
import type { Product, Run } from "../product.ts"
import { type Versions, versionOf } from "../versions.ts"

const tag = (versions: Versions) => `v${versionOf(versions, "metallb")}`
const MANIFEST = "config/manifests/metallb-native.yaml"

export const metallb: Product = {
  name: "metallb",
  module: "go.universe.tf/metallb",
  moduleVersion: tag,
  build: () => ({ prepare: addPrepending }),
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

const TYPES = "api/v1beta1/frrconfiguration_types.go"
const FIELD = 'PrefixesWithCommunity []CommunityPrefixes `json:"withCommunity,omitempty"`\n'

/** MetalLB's BGP by frr-k8s, which nobody uses here, compiles with one type more than go.mod's release has. */
async function addPrepending(folder: string, _module: string, run: Run): Promise<void> {
  const types = join(await copyModule(folder, "github.com/metallb/frr-k8s", run), TYPES)
  const field = '\tPrefixesWithAsPathPrepend []AsPathPrependPrefixes `json:"-"`\n'
  await replaceIn(types, FIELD, FIELD + field)
  const type =
    "type AsPathPrependPrefixes struct {\n\tAsPathPrepend uint8\n\tPrefixes []string\n}\n"
  await Bun.write(types, `${await Bun.file(types).text()}\n${type}`)
}
