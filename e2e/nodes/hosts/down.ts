import { rm } from "node:fs/promises"
import { removeClients } from "./clients.ts"
import { listContainers, remove } from "./containers.ts"
import { eraseDisk } from "./disk.ts"
import { removeNetwork } from "./network.ts"
import type { Places } from "./places.ts"
import { refuseForeign } from "./settings.ts"

type Options = { progress: (line: string) => void }

/** Removes all that `up` makes but the base root, whatever state it is in. */
export async function down(places: Places, { progress }: Options): Promise<void> {
  // Without podman there is nothing that it could have made.
  if (Bun.which("podman")) await removeFromPodman(places, progress)
  await eraseDisk({ folder: places.nodes })
  await rm(`${places.base}.part`, { recursive: true, force: true })
}

async function removeFromPodman(places: Places, progress: (line: string) => void) {
  const containers = await listContainers()
  refuseForeign(places, containers)
  await removeClients()
  await Promise.all(containers.map((it) => remove(it.host)))
  for (const it of containers) progress(`${it.host} removed`)
  await removeNetwork()
}
