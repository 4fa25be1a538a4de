import { join } from "node:path"
import { writeImage } from "../make/image.ts"
import { programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { kubeadmImage } from "./kubernetes.ts"

// kubeadm chooses CoreDNS's version; versions.yml has none.
const VERSION = "v1.14.2"

export const coredns: Product = {
  name: "coredns",
  module: "github.com/coredns/coredns",
  moduleVersion: () => VERSION,
  build: () => ({ tags: ["grpcnotrace"] }),
  make: async (shop) => {
    const name = await kubeadmImage(shop, "coredns/coredns")
    if (!name.endsWith(`:${VERSION}`)) throw new Error(`kubeadm wants ${name}`)
    const files = { "/coredns": join(await programs(shop, coredns), "coredns") }
    const entrypoint = ["/coredns"]
    await writeImage(shop, { archive: "coredns", name, base: "static", files, entrypoint })
  },
}
