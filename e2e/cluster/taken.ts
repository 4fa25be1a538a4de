import { createClient } from "@sentiment/nodes/hosts/clients"
import type { Host } from "@sentiment/nodes/hosts/hosts"
import { bridgeName } from "@sentiment/nodes/hosts/network"
import { readPlaces } from "@sentiment/nodes/hosts/places"
import { run } from "@sentiment/nodes/hosts/run"
import { sshCommand } from "@sentiment/nodes/hosts/ssh"

/** A stranger in the hosts' network has an address while `work` runs. */
export async function withTaken(address: string, work: () => Promise<void>): Promise<void> {
  const client = await createClient()
  try {
    await run(client.within(["ip", "addr", "add", `${address}/24`, "dev", "eth0"]))
    await work()
  } finally {
    await client.close()
  }
}

/**
 * This computer and another host know a host's hardware address by heart while `work` runs. Else it
 * is chance which of two machines with the same address they log in to, and go on to.
 */
export async function withNeighbour(
  host: Host,
  other: Host,
  work: () => Promise<void>,
): Promise<void> {
  const bridge = await bridgeName()
  const change = async (verb: string, ...more: string[]) => {
    const words = ["ip", "neigh", verb, host.address, ...more, "dev"]
    await run([...words, bridge])
    await run(sshCommand(readPlaces(), other, ["sudo", ...words, "eth0"]))
  }
  await change("replace", "lladdr", host.mac, "nud", "permanent")
  try {
    await work()
  } finally {
    await change("del")
  }
}
