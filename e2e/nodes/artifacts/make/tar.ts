import { chmod, copyFile, link, mkdir, readdir } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { Run } from "../product.ts"

/** Where each file comes from, by its path in the archive. */
export type Files = Record<string, string>

// The same contents make the same archive, whoever packs it and whenever.
const SAME = "--sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=posix"
const FLAGS = [
  ...SAME.split(" "),
  "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime",
]

/** Packs all of `folder`, members named without `./`; with `gzip`, compressed. */
export async function pack(run: Run, folder: string, file: string, gzip = false): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const compressed = gzip ? ["--use-compress-program=gzip -n -1"] : []
  const names = (await readdir(folder)).sort()
  await run(["tar", ...FLAGS, ...compressed, "-C", folder, "-cf", file, "--", ...names])
}

/** Puts programs where they will be in the archive, without copying where that can be avoided. */
export async function layOut(files: Files, folder: string): Promise<void> {
  for (const [path, source] of Object.entries(files)) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await link(source, target).catch(() => copyFile(source, target))
  }
}

/** mkdir obeys the umask; the mode of a folder in an image must not. */
export async function makeFolder(path: string, mode: number): Promise<void> {
  await mkdir(path, { recursive: true })
  await chmod(path, mode)
}
