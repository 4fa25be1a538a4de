import { join } from "node:path"
import { putArchive } from "../make/files.ts"
import { ARCH } from "../make/image.ts"
import { programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { type Versions, versionOf } from "../versions.ts"

const MODULE = "helm.sh/helm/v3"
const tag = (versions: Versions) => `v${versionOf(versions, "helm")}`

export const helm: Product = {
  name: "helm",
  module: MODULE,
  moduleVersion: tag,
  build: (versions) => ({
    stamps: {
      [`${MODULE}/internal/version.version`]: tag(versions),
      [`${MODULE}/internal/version.gitTreeState`]: "clean",
      ...kubernetesOf(versions, `${MODULE}/pkg/lint/rules`),
      ...kubernetesOf(versions, `${MODULE}/pkg/chartutil`),
    },
  }),
  make: async (shop) => {
    const program = join(await programs(shop, helm), "helm")
    const address = `get.helm.sh/helm-${tag(shop.versions)}-linux-${ARCH}.tar.gz`
    await putArchive(shop, address, { [`linux-${ARCH}/helm`]: program })
  },
}

/** Without a cluster Helm takes this Kubernetes for granted; without the stamp, a very old one. */
function kubernetesOf(versions: Versions, variables: string): Record<string, string> {
  const [major = "", minor = ""] = versionOf(versions, "kubernetes").split(".")
  return { [`${variables}.k8sVersionMajor`]: major, [`${variables}.k8sVersionMinor`]: minor }
}
