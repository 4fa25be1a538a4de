import { join } from "node:path"
import { putArchive } from "../make/files.ts"
import { ARCH } from "../make/image.ts"
import { programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { versionOf } from "../versions.ts"

const PROGRAMS = ["containerd", "containerd-shim-runc-v2", "ctr"]

export const containerd: Product = {
  name: "containerd",
  module: "github.com/containerd/containerd/v2",
  moduleVersion: (versions) => `v${versionOf(versions, "containerd")}`,
  build: (versions) => ({
    stamps: {
      "github.com/containerd/containerd/v2/version.Version": `v${versionOf(versions, "containerd")}`,
    },
  }),
  make: async (shop) => {
    const bin = await programs(shop, containerd)
    const version = versionOf(shop.versions, "containerd")
    const address = `github.com/containerd/containerd/releases/download/v${version}/containerd-${version}-linux-${ARCH}.tar.gz`
    const members = PROGRAMS.map((name) => [`bin/${name}`, join(bin, name)])
    await putArchive(shop, address, Object.fromEntries(members))
  },
}
