import { join } from "node:path"
import { Problem } from "@sentiment/tools/problem"
import { isPlaybook, type PlaybookName, playbooks } from "../controller/journal.ts"
import { readAdminConfig } from "../controller/kubectl.ts"
import { findPlaces, homePlaces } from "../controller/places.ts"
import { provision } from "../controller/provision.ts"
import { applyHosts, hostsLines } from "../host/hosts-file.ts"
import { writeKubeconfig } from "../host/kubeconfig.ts"
import { learnVagrantKeys, runVagrant, type Vagrant } from "../host/vagrant.ts"
import { loadInventory } from "../inventory/load.ts"
import { loadKnownHosts } from "../ssh/known-hosts.ts"
import type { Remote } from "../ssh/remote.ts"
import { type Command, type Context, commandLine, seconds, text, type Values } from "./command.ts"
import { besideInventory, withMachines } from "./machines.ts"

export const up: Command = {
  summary: "machines, then the cluster on them; again to mend or to go on",
  help: `Starts Vagrant's machines (not with --inventory: those are expected to run), waits for SSH, checks host
keys, copies the playbooks to the controller and runs them there. Run again, it goes on where a run
was cut off; after a complete run it does everything again, which changes only what differs.

  --from NAME     begin with this playbook: ${playbooks.join(", ")}
  --wait SECONDS  how long machines may take to answer (300)
  --hosts         write the names of the cluster to /etc/hosts, between markers

  bun run cluster up
  bun run cluster up --from ctrl
  bun run cluster up --inventory machines/inventory.yml --hosts`,
  options: { from: { type: "string" }, wait: { type: "string" }, hosts: { type: "boolean" } },
  run,
}

async function run(context: Context, values: Values): Promise<number> {
  const from = readFrom(text(values, "from"))
  const waitSeconds = seconds(values, "wait", 300)
  if (context.vagrant) await startVagrant(context, context.vagrant)
  await withMachines(context, { which: "all", waitSeconds }, async (machines) => {
    await provision({
      ...context,
      ...machines,
      from,
      ansible: join(context.root, "ansible"),
      places: await findPlaces(machines.remotes[0], homePlaces),
      hint: (name) => `to go on: ${commandLine(context, "up")} (or with --from ${name})`,
    })
    await fetchKubeconfig(context, machines.remotes[0])
  })
  await showHosts(context, values.hosts === true)
  return 0
}

function readFrom(name: string | undefined): PlaybookName | undefined {
  if (name === undefined || isPlaybook(name)) return name
  throw new Problem(`--from takes ${playbooks.join(", ")}, not ${name}`, { exitCode: 2 })
}

async function startVagrant(context: Context, vagrant: Vagrant): Promise<void> {
  context.out.line("=== vagrant up")
  await runVagrant(vagrant, ["up"], context.signal)
  const { machines } = await loadInventory(context.inventoryFile)
  const known = await loadKnownHosts(besideInventory(context, "known_hosts"))
  const learned = await learnVagrantKeys(vagrant, machines, known)
  if (learned.length > 0)
    context.out.line(`host keys of ${learned.join(", ")} written to ${known.file}`)
}

async function fetchKubeconfig(context: Context, controller: Remote): Promise<void> {
  const file = besideInventory(context, "kubeconfig")
  await writeKubeconfig(file, await readAdminConfig(controller))
  context.out.line(`kubeconfig: ${file}`)
}

async function showHosts({ out }: Context, apply: boolean): Promise<void> {
  if (apply) {
    const changed = await applyHosts(hostsLines)
    out.line(
      changed ? "/etc/hosts now has the cluster's names" : "/etc/hosts has the cluster's names",
    )
  } else {
    out.line(`lines for /etc/hosts (--hosts writes them):\n  ${hostsLines.join("\n  ")}`)
  }
}
