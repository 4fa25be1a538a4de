import { join } from "node:path"
import { writeImage } from "../make/image.ts"
import { programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { kubeadmImage } from "./kubernetes.ts"

// kubeadm chooses etcd's version; versions.yml has none.
const VERSION = "v3.6.8"

export const etcd: Product = {
  name: "etcd",
  module: "go.etcd.io/etcd/server/v3",
  moduleVersion: () => VERSION,
  build: () => ({}),
  make: async (shop) => {
    const name = await kubeadmImage(shop, "etcd")
    if (!name.includes(`:${VERSION.slice(1)}-`)) throw new Error(`kubeadm wants ${name}`)
    const files = { "/usr/local/bin/etcd": join(await programs(shop, etcd), "server") }
    await writeImage(shop, { archive: "etcd", name, base: "static", files, command: ["etcd"] })
  },
}
