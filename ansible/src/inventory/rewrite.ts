import type { InventoryDocument } from "./schema.ts"

type OnController = { keyFile: string; knownHosts: string }

/**
 * The inventory as the controller needs it: its own key for all machines, and only the host keys
 * that were checked here. As JSON, which is YAML, so that no value changes its type on the way.
 */
export function rewriteInventory(
  document: InventoryDocument,
  { keyFile, knownHosts }: OnController,
): string {
  const copy = structuredClone(document)
  const { control_plane, workers } = copy.all.children.cluster.children
  for (const group of [control_plane, workers]) {
    for (const host of Object.values(group.hosts)) delete host.ansible_ssh_private_key_file
  }
  copy.all.vars = {
    ...copy.all.vars,
    ansible_ssh_private_key_file: keyFile,
    ansible_ssh_common_args: `-o UserKnownHostsFile=${knownHosts} -o StrictHostKeyChecking=yes`,
  }
  return `${JSON.stringify(copy, undefined, 2)}\n`
}
