import { mkdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { run } from "../hosts/run.ts"
import type { Buildah } from "./buildah.ts"
import { baseImage } from "./products.ts"

/** What Debian's slim images leave out, too. */
const unneeded = ["doc", "man", "locale", "info"].map((it) => `usr/share/${it}`)

type Options = { folder: string; packages: string; log: (line: string) => void }

/** Makes the local image that stands for the Dockerfiles' base, unless it is there. */
export async function makeBaseImage(buildah: Buildah, options: Options): Promise<void> {
  if (await buildah.has(baseImage)) return
  if (!baseImage.includes(`:${Bun.version}-`)) {
    throw new Error(`${baseImage} cannot be made by Bun ${Bun.version}: run tools/bun/exec`)
  }
  const context = join(options.folder, "base")
  await mkdir(context, { recursive: true })
  await makeRoot(join(context, "root"), options)
  await run(["cp", "--dereference", process.execPath, join(context, "bun")])
  await buildah.build(baseImage, join(import.meta.dir, "base/Dockerfile"), context)
  await rm(context, { recursive: true })
}

async function makeRoot(target: string, { packages, log }: Options): Promise<void> {
  log(`making ${baseImage} from Debian's packages, once: 1 to 3 minutes`)
  const part = `${target}.part`
  await rm(part, { recursive: true, force: true })
  await rm(target, { recursive: true, force: true })
  await mkdir(packages, { recursive: true })
  const apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
  await run([
    ...[...apart, "debootstrap", "--variant=minbase", `--cache-dir=${packages}`],
    ...["bookworm", part],
  ])
  const caches = ["var/cache/apt/archives", "var/lib/apt/lists", ...unneeded]
  for (const it of caches) await run(["find", join(part, it), "-mindepth", "1", "-delete"])
  await rename(part, target)
}
