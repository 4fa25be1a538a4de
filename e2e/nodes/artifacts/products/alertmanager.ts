import { join } from "node:path"
import { brotliCompressSync } from "node:zlib"
import { writeImage } from "../make/image.ts"
import { copyModule } from "../make/patch.ts"
import { moduleDir, programs } from "../make/programs.ts"
import type { Product, Run } from "../product.ts"
import { type Versions, versionOf } from "../versions.ts"

const MODULE = "github.com/prometheus/alertmanager"
const tag = (versions: Versions) => `v${versionOf(versions, "alertmanager")}`

export const alertmanager: Product = {
  name: "alertmanager",
  module: MODULE,
  moduleVersion: tag,
  build: (versions) => ({
    tags: ["netgo"],
    stamps: { "github.com/prometheus/common/version.Version": versionOf(versions, "alertmanager") },
    prepare: addPage,
  }),
  make: async (shop) => {
    const bin = await programs(shop, alertmanager)
    const module = await moduleDir(shop, alertmanager)
    await writeImage(shop, {
      archive: "alertmanager",
      name: `quay.io/prometheus/alertmanager:${tag(shop.versions)}`,
      base: "static",
      files: {
        "/bin/alertmanager": join(bin, "alertmanager"),
        "/bin/amtool": join(bin, "amtool"),
        "/etc/alertmanager/alertmanager.yml": join(module, "examples/ha/alertmanager.yml"),
      },
      folders: ["/alertmanager"],
      workdir: "/alertmanager",
      entrypoint: ["/bin/alertmanager"],
      command: ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"],
      user: "65534:65534",
    })
  },
}

/** Its sources embed the built page, which the module lacks; Go wants at least one file there. */
async function addPage(folder: string, _module: string, run: Run): Promise<void> {
  const source = await copyModule(folder, MODULE, run)
  const page = "<!doctype html><title>Alertmanager</title>Built without its page.\n"
  const file = join(source, "ui/app/dist/index.html")
  await Promise.all([
    Bun.write(`${file}.gz`, Bun.gzipSync(page)),
    Bun.write(`${file}.br`, brotliCompressSync(page)),
  ])
}
