import type { Inventory, Machine } from "../inventory/load.ts"
import { rewriteInventory } from "../inventory/rewrite.ts"
import { copyFolder } from "../ssh/copy-folder.ts"
import { type KnownHosts, knownAs } from "../ssh/known-hosts.ts"
import type { Remote } from "../ssh/remote.ts"
import type { Places } from "./places.ts"

/** What of ansible/ is of no use on the controller: the command itself and what tools leave behind. */
const stays = new Set([
  "src",
  "node_modules",
  "package.json",
  "pyproject.toml",
  "uv.lock",
  "__pycache__",
])
const skip = (name: string) => stays.has(name) || name.startsWith(".")

type Content = { ansible: string; inventory: Inventory; known: KnownHosts; places: Places }

/** Puts playbooks, inventory and host keys on the controller, in place of those of the last run. */
export async function writeWorkspace(controller: Remote, content: Content): Promise<void> {
  const { ansible, inventory, known, places } = content
  const { playbooks, state } = places
  const fresh = `${playbooks}.new`
  await controller.mustRun("rm", ["-rf", fresh])
  await controller.mustRun("mkdir", ["-p", fresh])
  await copyFolder(controller, ansible, fresh, skip)
  const onController = { keyFile: `${state}/id_ed25519`, knownHosts: `${state}/known_hosts` }
  await write(
    controller,
    `${fresh}/inventory.yml`,
    rewriteInventory(inventory.document, onController),
  )
  await write(controller, `${state}/known_hosts`, knownLines(inventory.machines, known))
  await controller.mustRun("rm", ["-rf", playbooks])
  await controller.mustRun("mv", [fresh, playbooks])
}

export async function ensureState(controller: Remote, { state }: Places): Promise<void> {
  await controller.mustRun("mkdir", ["-p", "-m", "700", state])
}

export const write = (target: Remote, file: string, text: string) =>
  target.mustRun("tee", [file], { stdin: text })

/** Only keys that were compared here, or stand in the same file for the same machine. */
function knownLines(machines: readonly Machine[], known: KnownHosts): string {
  const lines = machines.flatMap((machine) =>
    known
      .keysOf(machine)
      .map((it) => `${it.revoked ? "@revoked " : ""}${knownAs(machine)} ${it.type} ${it.key}\n`),
  )
  return lines.join("")
}
