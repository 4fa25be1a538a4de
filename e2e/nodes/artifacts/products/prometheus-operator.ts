import { join } from "node:path"
import { putManifest } from "../make/files.ts"
import { writeImage } from "../make/image.ts"
import { moduleDir, programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { type Versions, versionOf } from "../versions.ts"

const MODULE = "github.com/prometheus-operator/prometheus-operator"
const IMAGES = { "prometheus-operator": "operator", "prometheus-config-reloader": "" }
const tag = (versions: Versions) => `v${versionOf(versions, "prometheus_operator")}`

export const prometheusOperator: Product = {
  name: "prometheus-operator",
  module: MODULE,
  moduleVersion: tag,
  build: (versions) => ({
    stamps: {
      "github.com/prometheus/common/version.Version": versionOf(versions, "prometheus_operator"),
    },
  }),
  make: async (shop) => {
    const version = tag(shop.versions)
    const bin = await programs(shop, prometheusOperator)
    const bundle = join(await moduleDir(shop, prometheusOperator), "bundle.yaml")
    const address = `${MODULE}/releases/download/${version}/bundle.yaml`
    await putManifest(shop, address, await Bun.file(bundle).text())
    for (const [archive, other] of Object.entries(IMAGES)) {
      const program = other || archive
      await writeImage(shop, {
        archive,
        name: `quay.io/prometheus-operator/${archive}:${version}`,
        base: "static",
        files: { [`/bin/${program}`]: join(bin, program) },
        entrypoint: [`/bin/${program}`],
        user: "65534:65534",
      })
    }
  },
}
