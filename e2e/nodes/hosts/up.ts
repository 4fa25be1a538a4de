import { mkdir } from "node:fs/promises"
import { baseIsCurrent, makeBase } from "./base.ts"
import { listContainers, remove, start, startNew } from "./containers.ts"
import { attachDisk, diskOf, eraseDisk } from "./disk.ts"
import { down } from "./down.ts"
import { type Host, planHosts } from "./hosts.ts"
import { makeKey, personalise, writeKnownHosts } from "./identity.ts"
import { writeInventory } from "./inventory.ts"
import { prepareMachine } from "./machine.ts"
import { makeNetwork } from "./network.ts"
import type { Places } from "./places.ts"
import { loadSettings, saveSettings, settle } from "./settings.ts"
import { waitForSsh } from "./ssh.ts"

type Options = {
  /** Default: as many as there are, else two. */
  workers?: number | undefined
  progress: (line: string) => void
  /** Ends it, and takes back what it made. */
  signal: AbortSignal
}

/** Brings all hosts up, or says that they are. Returns once one can log in to each. */
export async function up(places: Places, options: Options): Promise<Host[]> {
  const { progress, signal } = options
  await prepareMachine(progress)
  const containers = await listContainers()
  const settings = settle(places, options.workers, await loadSettings(places), containers)
  const hosts = planHosts(settings.workers)
  const before = new Map(containers.map((it) => [it.host, it.running]))
  if (before.size > 0 && !(await baseIsCurrent(places))) {
    throw new Error("the base root's recipe has changed: run bun run nodes down first")
  }
  try {
    await makeBase(places, progress, signal)
    await makeNetwork()
    await mkdir(places.artifacts, { recursive: true })
    await makeKey(places)
    await saveSettings(places, settings)
    for (const host of hosts) {
      signal.throwIfAborted()
      await switchOn(places, host, before.get(host.name), progress)
    }
    await writeKnownHosts(places, hosts)
    await writeInventory(places, hosts)
    progress("waiting until one can log in")
    await Promise.all(hosts.map((it) => waitForSsh(places, it, { signal })))
  } catch (error) {
    if (signal.aborted) await takeBack(places, hosts, before, progress)
    throw error
  }
  return hosts
}

async function switchOn(
  places: Places,
  host: Host,
  running: boolean | undefined,
  progress: (line: string) => void,
): Promise<void> {
  const disk = diskOf(places, host)
  if (running) return progress(`${host.name} is up`)
  if (running === undefined) {
    // A run that was cut may have left half a disk.
    await eraseDisk(disk)
    await createHost(places, host)
    return progress(`${host.name} made at ${host.address}`)
  }
  await attachDisk(places, disk)
  await start(host.name)
  progress(`${host.name} was off: switched on`)
}

/** A fresh disk, and the power on. */
export async function createHost(places: Places, host: Host): Promise<void> {
  const disk = diskOf(places, host)
  await attachDisk(places, disk)
  await personalise(places, host, disk)
  await startNew(places, host, disk)
}

async function takeBack(
  places: Places,
  hosts: Host[],
  before: Map<string, boolean>,
  progress: (line: string) => void,
): Promise<void> {
  progress("interrupted: taking back what was made")
  if (before.size === 0) return await down(places, { progress })
  for (const host of hosts.filter((it) => !before.has(it.name))) {
    await remove(host.name)
    await eraseDisk(diskOf(places, host))
  }
}
