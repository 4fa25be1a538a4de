import { join } from "node:path"
import { putManifest } from "../make/files.ts"
import { writeImage } from "../make/image.ts"
import { moduleDir, programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { type Versions, versionOf } from "../versions.ts"
import { kubernetes } from "./kubernetes.ts"

const tag = (versions: Versions) => `v${versionOf(versions, "metrics_server")}`

export const metricsServer: Product = {
  name: "metrics-server",
  parts: [kubernetes],
  module: "sigs.k8s.io/metrics-server",
  moduleVersion: tag,
  build: (versions) => ({
    stamps: { "k8s.io/client-go/pkg/version.gitVersion": tag(versions) },
  }),
  make: async (shop) => {
    const version = tag(shop.versions)
    const kubectl = join(await programs(shop, kubernetes), "kubectl")
    const overlay = join(await moduleDir(shop, metricsServer), "manifests/overlays/release")
    const address = `github.com/kubernetes-sigs/metrics-server/releases/download/${version}/components.yaml`
    await putManifest(shop, address, await shop.run([kubectl, "kustomize", overlay]))
    await writeImage(shop, {
      archive: "metrics-server",
      name: `registry.k8s.io/metrics-server/metrics-server:${version}`,
      base: "static",
      files: { "/metrics-server": join(await programs(shop, metricsServer), "metrics-server") },
      entrypoint: ["/metrics-server"],
      user: "65534:65534",
    })
  },
}
