import { mkdir, rm } from "node:fs/promises"
import { addressOf, gateway } from "./hosts.ts"
import { bridgeName } from "./network.ts"
import { run, succeeds } from "./run.ts"

export type Client = {
  address: string
  /** The command line that runs `command` there. */
  within(command: string[]): string[]
  close(): Promise<void>
}

const prefix = "sentiment-client-"
const plug = (name: string) => `sentiment-c${name.slice(prefix.length)}`
const first = 200
const most = 50

/**
 * A computer in the hosts' network, which is only a network namespace with an address of its own.
 * `names` are its /etc/hosts: name to address.
 */
export async function createClient(names: Record<string, string> = {}): Promise<Client> {
  const number = freeNumber(await clientNames())
  const name = prefix + number
  const address = addressOf(first + number)
  await run(["ip", "netns", "add", name])
  try {
    await plugIn(name, address)
    await writeNames(name, names)
  } catch (error) {
    await removeClient(name)
    throw error
  }
  return {
    address,
    within: (command) => ["ip", "netns", "exec", name, ...command],
    close: () => removeClient(name),
  }
}

/** Removes every client, also those of tests that were cut. */
export async function removeClients(): Promise<void> {
  for (const it of await clientNames()) await removeClient(it)
}

export function freeNumber(taken: string[]): number {
  for (let number = 0; number < most; number++) {
    if (!taken.includes(prefix + number)) return number
  }
  throw new Error(`all ${most} clients are in use`)
}

async function plugIn(name: string, address: string): Promise<void> {
  const peer = ["peer", "name", "eth0", "netns", name]
  await run(["ip", "link", "add", plug(name), "type", "veth", ...peer])
  await run(["ip", "link", "set", plug(name), "master", await bridgeName(), "up"])
  await run(["ip", "-n", name, "addr", "add", `${address}/24`, "dev", "eth0"])
  await run(["ip", "-n", name, "link", "set", "lo", "up"])
  await run(["ip", "-n", name, "link", "set", "eth0", "up"])
  await run(["ip", "-n", name, "route", "add", "default", "via", gateway])
}

/** `ip netns exec` shows these files as /etc/hosts and /etc/resolv.conf. */
async function writeNames(name: string, names: Record<string, string>): Promise<void> {
  const lines = Object.entries(names).map(([it, address]) => `${address} ${it}\n`)
  await mkdir(`/etc/netns/${name}`, { recursive: true })
  await Bun.write(`/etc/netns/${name}/hosts`, ["127.0.0.1 localhost\n", ...lines].join(""))
}

async function removeClient(name: string): Promise<void> {
  // First the cable, both ends: a namespace answers at its addresses for a while after it was deleted.
  if (await succeeds(["ip", "link", "show", plug(name)]))
    await run(["ip", "link", "delete", plug(name)])
  await run(["ip", "netns", "delete", name])
  await rm(`/etc/netns/${name}`, { recursive: true, force: true })
}

async function clientNames(): Promise<string[]> {
  const names = (await run(["ip", "netns", "list"])).split("\n").map((it) => it.split(" ")[0] ?? "")
  return names.filter((it) => it.startsWith(prefix))
}
