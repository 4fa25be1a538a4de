import { gateway, macOf, subnet } from "./hosts.ts"
import { run, succeeds } from "./run.ts"

const name = "sentiment-nodes"

export async function makeNetwork(): Promise<void> {
  if (await networkExists()) return
  const taken = findTaken(await run(["ip", "-4", "-oneline", "addr", "show"]))
  if (taken)
    throw new Error(`${subnet} is taken by ${taken}: the test nodes need it for themselves`)
  const addresses = ["--subnet", subnet, "--gateway", gateway]
  await run(["podman", "network", "create", "--disable-dns", ...addresses, name])
}

export async function removeNetwork(): Promise<void> {
  if (await networkExists()) await run(["podman", "network", "rm", "--force", name])
}

export function networkExists(): Promise<boolean> {
  return succeeds(["podman", "network", "exists", name])
}

/** The bridge on this machine that all hosts are plugged into. It is there while one of them runs. */
export async function bridgeName(): Promise<string> {
  const format = ["--format", "{{.NetworkInterface}}"]
  return (await run(["podman", "network", "inspect", ...format, name])).trim()
}

/**
 * Gives the bridge a hardware address of its own, once a host runs. Until then it has the lowest one
 * of its plugs, so that with a new plug all hosts could go on answering to an address that is gone.
 */
export async function fixBridge(): Promise<void> {
  await run(["ip", "link", "set", await bridgeName(), "address", macOf(1)])
}

/** The interface and address that already live in the nodes' network. */
export function findTaken(addresses: string): string | undefined {
  return addresses.match(/^\d+: (\S+\s+inet 192\.168\.56\.\S+)/m)?.[1]?.replace(/\s+inet /, " ")
}

export function networkArguments(address: string, mac: string): string[] {
  return ["--network", `${name}:ip=${address},mac=${mac}`]
}
