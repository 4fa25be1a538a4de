import { dirname, join } from "node:path"
import { Problem } from "@sentiment/tools/problem"
import { type Inventory, loadInventory } from "../inventory/load.ts"
import { type KnownHosts, loadKnownHosts } from "../ssh/known-hosts.ts"
import type { Remote } from "../ssh/remote.ts"
import { connectAll } from "../ssh/wait.ts"
import type { Context } from "./command.ts"

export type Machines = {
  inventory: Inventory
  known: KnownHosts
  remotes: readonly [Remote, ...Remote[]]
}

export const besideInventory = ({ inventoryFile }: Context, name: string) =>
  join(dirname(inventoryFile), name)

/** Logs in to all machines, or only to the controller, for as long as `work` takes. */
export async function withMachines<T>(
  context: Context,
  { which, waitSeconds }: { which: "all" | "controller"; waitSeconds: number },
  work: (machines: Machines) => Promise<T>,
): Promise<T> {
  const inventory = await loadInventory(context.inventoryFile)
  const known = await loadKnownHosts(besideInventory(context, "known_hosts"))
  const wanted = which === "all" ? inventory.machines : [inventory.controller]
  const [controller, ...workers] = await connectAll(wanted, known, {
    limitSeconds: waitSeconds,
    signal: context.signal,
    out: context.out,
  })
  if (!controller) throw new Problem("there is no controller")
  try {
    return await work({ inventory, known, remotes: [controller, ...workers] })
  } finally {
    for (const it of [controller, ...workers]) it.close()
  }
}
