import { listContainers } from "./containers.ts"
import { planHosts } from "./hosts.ts"
import type { Places } from "./places.ts"
import { loadSettings, refuseForeign } from "./settings.ts"
import { sshCommand } from "./ssh.ts"

/** What is there, as lines to read. */
export async function describe(places: Places): Promise<string[]> {
  const settings = await loadSettings(places)
  const containers = Bun.which("podman") ? await listContainers() : []
  refuseForeign(places, containers)
  if (!settings) return ["there are no test nodes"]
  const running = new Map(containers.map((it) => [it.host, it.running]))
  const hosts = planHosts(settings.workers)
  const lines = hosts.map((it) => {
    const state = running.get(it.name)
    const word = state === undefined ? "missing" : state ? "on" : "off"
    return `${it.name.padEnd(12)} ${it.address}  ${word}`
  })
  const ssh = hosts.slice(0, 1).map((it) => `log in   ${sshCommand(places, it).join(" ")}`)
  return [...lines, "", `inventory ${places.inventory}`, ...ssh]
}
