import { mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import type { Host } from "./hosts.ts"
import type { Places } from "./places.ts"
import { run } from "./run.ts"

/** A host's root, laid over the common one, and what cannot lie on such a mount. */
export type Disk = { folder: string; root: string; containerd: string }

export function diskOf(places: Places, host: Host): Disk {
  const folder = join(places.nodes, "hosts", host.name)
  return { folder, root: join(folder, "root"), containerd: join(folder, "containerd") }
}

/** Mounts it, empty at first; says nothing when it is mounted. */
export async function attachDisk(places: Places, disk: Disk): Promise<void> {
  if ((await mountsBelow(disk.folder)).length > 0) return
  const upper = join(disk.folder, "upper")
  const work = join(disk.folder, "work")
  for (const it of [upper, work, disk.root, disk.containerd]) await mkdir(it, { recursive: true })
  const layers = `lowerdir=${places.base},upperdir=${upper},workdir=${work}`
  await run(["mount", "-t", "overlay", "overlay", "-o", layers, disk.root])
}

export async function eraseDisk(disk: Pick<Disk, "folder">): Promise<void> {
  for (const it of (await mountsBelow(disk.folder)).reverse()) await run(["umount", it])
  await rm(disk.folder, { recursive: true, force: true })
}

export async function mountsBelow(folder: string): Promise<string[]> {
  return findMounts(await Bun.file("/proc/self/mountinfo").text(), folder)
}

export function findMounts(mountinfo: string, folder: string): string[] {
  const points = mountinfo.split("\n").map((line) => line.split(" ")[4] ?? "")
  return points.filter((it) => it.startsWith(`${folder}/`))
}
