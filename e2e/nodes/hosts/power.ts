import { kill, remove, start } from "./containers.ts"
import { attachDisk, diskOf, eraseDisk } from "./disk.ts"
import { findHost } from "./hosts.ts"
import { writeKnownHosts } from "./identity.ts"
import { readPlaces } from "./places.ts"
import { loadHosts } from "./settings.ts"
import { waitForSsh } from "./ssh.ts"
import { createHost } from "./up.ts"

/** Pulls the plug: every process ends at once, the disk stays as it is. */
export async function powerOff(name: string, places = readPlaces()): Promise<void> {
  const host = findHost(await loadHosts(places), name)
  await kill(host.name)
}

/** Plugs it in again, with the same disk. Returns once one can log in. */
export async function powerOn(
  name: string,
  places = readPlaces(),
  signal?: AbortSignal,
): Promise<void> {
  const host = findHost(await loadHosts(places), name)
  await attachDisk(places, diskOf(places, host))
  await start(host.name)
  await waitForSsh(places, host, { signal })
}

/** A fresh server at the same address: empty disk, new host keys, which known_hosts then holds. */
export async function wipe(
  name: string,
  places = readPlaces(),
  signal?: AbortSignal,
): Promise<void> {
  const hosts = await loadHosts(places)
  const host = findHost(hosts, name)
  await remove(host.name)
  await eraseDisk(diskOf(places, host))
  await createHost(places, host)
  await writeKnownHosts(places, hosts)
  await waitForSsh(places, host, { signal })
}
