import { join } from "node:path"
import { writeImage } from "../make/image.ts"
import { moduleDir, programs } from "../make/programs.ts"
import type { Product } from "../product.ts"
import { type Versions, versionOf } from "../versions.ts"

export const prometheus: Product = {
  name: "prometheus",
  module: "github.com/prometheus/prometheus",
  moduleVersion,
  build: (versions) => ({
    // Without builtinassets: the built pages are not in the module.
    tags: ["netgo"],
    stamps: { "github.com/prometheus/common/version.Version": versionOf(versions, "prometheus") },
  }),
  make: async (shop) => {
    const bin = await programs(shop, prometheus)
    const module = await moduleDir(shop, prometheus)
    await writeImage(shop, {
      archive: "prometheus",
      name: `quay.io/prometheus/prometheus:v${versionOf(shop.versions, "prometheus")}`,
      base: "static",
      files: {
        "/bin/prometheus": join(bin, "prometheus"),
        "/bin/promtool": join(bin, "promtool"),
        "/etc/prometheus/prometheus.yml": join(module, "documentation/examples/prometheus.yml"),
      },
      folders: ["/prometheus"],
      workdir: "/prometheus",
      entrypoint: ["/bin/prometheus"],
      command: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"],
      user: "65534:65534",
    })
  },
}

/** Prometheus 3.16.0 is Go module v0.316.0. */
function moduleVersion(versions: Versions): string {
  const [major, minor = "", patch] = versionOf(versions, "prometheus").split(".")
  return `v0.${major}${minor.padStart(2, "0")}.${patch}`
}
