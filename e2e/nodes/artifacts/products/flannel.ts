import { join } from "node:path"
import { imagesOf, putManifest } from "../make/files.ts"
import { writeImage } from "../make/image.ts"
import { replaceIn } from "../make/patch.ts"
import { moduleDir, programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { versionOf } from "../versions.ts"
import { flannelCni } from "./flannel-cni.ts"

const MODULE = "github.com/flannel-io/flannel"
const IMAGE = "ghcr.io/flannel-io/flannel"

export const flannel: Product = {
  name: "flannel",
  parts: [flannelCni],
  module: MODULE,
  moduleVersion: (versions) => `v${versionOf(versions, "flannel")}`,
  build: (versions) => ({
    // The udp backend is C.
    cgo: true,
    tags: ["netgo", "osusergo"],
    stamps: { [`${MODULE}/pkg/version.Version`]: `v${versionOf(versions, "flannel")}` },
    packages: ["."],
    prepare: async (folder, module) => {
      const main = join(folder, "main.go")
      await Bun.write(main, Bun.file(join(module, "main.go")))
      // This backend's module cannot be had.
      await replaceIn(main, `\t_ "${MODULE}/pkg/backend/tencentvpc"\n`, "")
    },
  }),
  make: async (shop) => {
    const version = `v${versionOf(shop.versions, "flannel")}`
    const bin = await programs(shop, flannel)
    const module = await moduleDir(shop, flannel)
    const manifest = await Bun.file(join(module, "Documentation/kube-flannel.yml")).text()
    const address = `github.com/flannel-io/flannel/releases/download/${version}/kube-flannel.yml`
    await putManifest(shop, address, manifest)
    await writeImage(shop, {
      archive: "flannel",
      name: `${IMAGE}:${version}`,
      base: "network",
      files: {
        "/opt/bin/flanneld": join(bin, "flannel"),
        "/opt/bin/install-conf": join(bin, "install_conf"),
      },
      entrypoint: ["/opt/bin/flanneld"],
    })
    const plugin = imagesOf(manifest).find((name) => name.startsWith(`${IMAGE}-cni-plugin:`))
    const files = { "/flannel": join(await programs(shop, flannelCni), "flannel") }
    const name = plugin ?? `no ${IMAGE}-cni-plugin in the manifest`
    await writeImage(shop, { archive: "flannel-cni-plugin", name, base: "network", files })
  },
}
