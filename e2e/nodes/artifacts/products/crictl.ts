import { join } from "node:path"
import { putArchive } from "../make/files.ts"
import { ARCH } from "../make/image.ts"
import { programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { type Versions, versionOf } from "../versions.ts"

const tag = (versions: Versions) => `v${versionOf(versions, "crictl")}`

export const crictl: Product = {
  name: "crictl",
  module: "sigs.k8s.io/cri-tools",
  moduleVersion: tag,
  build: (versions) => ({
    stamps: { "sigs.k8s.io/cri-tools/pkg/version.Version": tag(versions) },
  }),
  make: async (shop) => {
    const version = tag(shop.versions)
    const address = `github.com/kubernetes-sigs/cri-tools/releases/download/${version}/crictl-${version}-linux-${ARCH}.tar.gz`
    await putArchive(shop, address, { crictl: join(await programs(shop, crictl), "crictl") })
  },
}
