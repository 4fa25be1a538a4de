import { exists, mkdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import type { Places } from "./places.ts"
import { files, finish, packages, recipeStamp, release } from "./recipe.ts"
import { lastLines, run } from "./run.ts"

type Progress = (line: string) => void

/** Makes the root that all hosts start from, unless it is there. A cut run leaves none. */
export async function makeBase(places: Places, progress: Progress, signal: AbortSignal) {
  if (await baseIsCurrent(places)) return
  const part = `${places.base}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(places.packages, { recursive: true })
  progress("making the base root with debootstrap, once: a minute of computing")
  await Bun.write(join(part, hurryFile), "force-unsafe-io\n")
  await debootstrap(part, places.packages, progress, signal)
  await rm(join(part, hurryFile))
  await run(["cp", "--recursive", `${files}/.`, part], { signal })
  await run(["chroot", part, "sh", "-c", finish], { signal })
  await Bun.write(join(part, stampFile), await recipeStamp())
  await run(["sync", "--file-system", part])
  await rm(places.base, { recursive: true, force: true })
  await rename(part, places.base)
}

/** Lets dpkg not wait for the disk after each file: a root that was cut short is made anew anyway. */
const hurryFile = "etc/dpkg/dpkg.cfg.d/hurry"
const stampFile = "usr/local/lib/test-host/recipe"

export async function baseIsCurrent(places: Places): Promise<boolean> {
  const stamp = Bun.file(join(places.base, stampFile))
  return (await stamp.exists()) && (await stamp.text()) === (await recipeStamp())
}

async function debootstrap(
  root: string,
  cache: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  // In namespaces of its own: whatever ends it, no mount and no process of it is left.
  const apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
  const options = ["--variant=minbase", `--cache-dir=${cache}`, `--include=${packages.join(",")}`]
  const onLine = reportPhases(progress)
  try {
    await run([...apart, "debootstrap", ...options, release, root], { signal, onLine })
  } catch (error) {
    signal.throwIfAborted()
    throw new Error(`the base root could not be made\n${await reason(root, error)}`)
  }
}

/** Says "Retrieving", "Extracting", … once each, not once for each of 200 packages. */
export function reportPhases(progress: Progress): Progress {
  let phase = ""
  return (line) => {
    const next = line.match(/^I: (Retrieving|Validating|Extracting|Unpacking|Configuring) /)?.[1]
    if (!next || next === phase || (next === "Validating" && phase === "Retrieving")) return
    if (next === "Retrieving" && phase === "Validating") return
    phase = next
    progress(`  ${next.toLowerCase()} packages`)
  }
}

async function reason(root: string, error: unknown): Promise<string> {
  const log = join(root, "debootstrap/debootstrap.log")
  const ours = error instanceof Error ? error.message : String(error)
  return (await exists(log)) ? `${ours}\n${lastLines(await Bun.file(log).text())}` : ours
}
