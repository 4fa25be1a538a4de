import { mkdir } from "node:fs/promises"
import { dirname, join } from "node:path"
import { type Host, user } from "./hosts.ts"
import type { Places } from "./places.ts"

export type Variables = Record<string, unknown>

/** Writes the inventory beside known_hosts and key, in the format that `vagrant up` writes, too. */
export async function writeInventory(places: Places, hosts: Host[]): Promise<void> {
  const variables = Bun.YAML.parse(await Bun.file(join(import.meta.dir, "variables.yml")).text())
  await mkdir(dirname(places.inventory), { recursive: true })
  const text = renderInventory(hosts, places.key, readVariables(variables))
  await Bun.write(places.inventory, text)
}

export function renderInventory(hosts: Host[], key: string, variables: Variables): string {
  const inventory = {
    all: {
      vars: { ansible_user: user, ansible_ssh_private_key_file: key, ...variables },
      children: {
        cluster: {
          children: {
            control_plane: { hosts: group(hosts, "control_plane") },
            workers: { hosts: group(hosts, "workers") },
          },
        },
      },
    },
  }
  return `---\n# Written by \`bun run nodes up\`.\n${Bun.YAML.stringify(inventory, null, 2)}\n`
}

/** One line for each public key of a host: `address type key`. */
export function renderKnownHosts(keys: { address: string; publicKeys: string[] }[]): string {
  return keys.flatMap((it) => it.publicKeys.map((key) => line(it.address, key))).join("")
}

function line(address: string, publicKey: string): string {
  const [type, key] = publicKey.trim().split(/\s+/)
  if (!type?.match(/^(ssh|ecdsa)-/) || !key) throw new Error(`no public key: ${publicKey}`)
  return `${address} ${type} ${key}\n`
}

function group(hosts: Host[], name: Host["group"]) {
  const members = hosts.filter((it) => it.group === name)
  return Object.fromEntries(
    members.map((it) => [it.name, { ansible_host: it.address, node_ip: it.address }]),
  )
}

function readVariables(parsed: unknown): Variables {
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new Error("variables.yml must hold variables")
  }
  return { ...parsed }
}
