export type Host = {
  name: string
  group: "control_plane" | "workers"
  address: string
  /** Fixed, as a real machine's is: neighbours remember it over a power cut. */
  mac: string
}

export const subnet = "192.168.56.0/24"
export const gateway = "192.168.56.1"
export const user = "vagrant"
/** Beyond it, workers would come near the addresses that MetalLB gives away. */
export const mostWorkers = 20

/** The controller and its workers, at the addresses that Vagrant's machines have. */
export function planHosts(workers: number): Host[] {
  const names = Array.from({ length: workers }, (_, at) => `worker-${at + 1}`)
  return ["controller", ...names].map((name, at) => ({
    name,
    group: at === 0 ? "control_plane" : "workers",
    address: addressOf(10 + at),
    mac: macOf(10 + at),
  }))
}

export function addressOf(last: number): string {
  return `192.168.56.${last}`
}

export function macOf(last: number): string {
  return `02:00:c0:a8:38:${last.toString(16).padStart(2, "0")}`
}

export function findHost(hosts: Host[], name: string): Host {
  const found = hosts.find((it) => it.name === name)
  if (found) return found
  throw new Error(`no host ${name}; there are ${hosts.map((it) => it.name).join(", ")}`)
}
