import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readPlaces } from "@sentiment/nodes/hosts/places"

type Hosts = { hosts: Record<string, Record<string, unknown>> }
export type Inventory = {
  all: {
    vars: Record<string, unknown>
    children: { cluster: { children: { control_plane: Hosts; workers: Hosts } } }
  }
}
export type Files = { folder: string; inventory: string; knownHosts: string }

/** The hosts' inventory with something wrong, and their known_hosts beside it, while `work` runs. */
export async function withInventory<T>(
  change: (inventory: Inventory, files: Files) => unknown,
  work: (inventory: string) => Promise<T>,
): Promise<T> {
  const places = readPlaces()
  const folder = await mkdtemp(join(tmpdir(), "e2e-inventory-"))
  const files = {
    folder,
    inventory: join(folder, "inventory.yml"),
    knownHosts: join(folder, "known_hosts"),
  }
  try {
    await cp(places.knownHosts, files.knownHosts)
    // The shape is that of `bun run nodes up`.
    const inventory = Bun.YAML.parse(await Bun.file(places.inventory).text()) as Inventory
    await change(inventory, files)
    if (!(await Bun.file(files.inventory).exists()))
      await Bun.write(files.inventory, Bun.YAML.stringify(inventory, null, 2))
    return await work(files.inventory)
  } finally {
    await rm(folder, { recursive: true })
  }
}
