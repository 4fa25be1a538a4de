import { reasonOf } from "@sentiment/tools/problem"
import { loadJournal, playbooks } from "../controller/journal.ts"
import { addressesOf, fullName, isReady, list, type Node, pending } from "../controller/kube.ts"
import { homePlaces } from "../controller/places.ts"
import { vagrantStates } from "../host/vagrant.ts"
import { type Inventory, loadInventory, type Machine } from "../inventory/load.ts"
import { formatSeconds } from "../output/seconds.ts"
import { formatTable } from "../output/table.ts"
import { connect } from "../ssh/connect.ts"
import { type KnownHosts, loadKnownHosts } from "../ssh/known-hosts.ts"
import type { Remote } from "../ssh/remote.ts"
import type { Command, Context } from "./command.ts"
import { besideInventory } from "./machines.ts"

export const status: Command = {
  summary: "machines, playbooks done, nodes, pods, addresses",
  help: `Shows what there is and changes nothing. Ends with 1 when a machine cannot be reached or the cluster does
not answer.

  bun run cluster status
  bun run cluster status --inventory machines/inventory.yml`,
  options: {},
  run,
}

async function run(context: Context): Promise<number> {
  const inventory = await loadInventory(context.inventoryFile)
  const known = await loadKnownHosts(besideInventory(context, "known_hosts"))
  const logins = await Promise.all(inventory.machines.map((it) => logIn(it, known)))
  const controller = logins[0]?.remote
  try {
    const nodes = controller ? await list(controller, "nodes").catch(() => undefined) : undefined
    context.out.line(await machineTable(context, inventory, logins, nodes ?? []))
    for (const it of logins) if (it.problem) context.out.line(`\n${it.problem}`)
    if (!controller) return 1
    context.out.line(`\n${await playbookTable(controller)}`)
    context.out.line(nodes ? `\n${await clusterText(controller)}` : "\nthe cluster does not answer")
    return nodes && logins.every((it) => it.remote) ? 0 : 1
  } finally {
    for (const it of logins) it.remote?.close()
  }
}

type Login = { remote?: Remote; problem?: string }

async function logIn(machine: Machine, known: KnownHosts): Promise<Login> {
  try {
    return { remote: await connect(machine, known, 5_000) }
  } catch (error) {
    return { problem: reasonOf(error) }
  }
}

async function machineTable(
  { vagrant }: Context,
  { machines }: Inventory,
  logins: readonly Login[],
  nodes: readonly Node[],
): Promise<string> {
  const none = new Map<string, string>()
  const states = vagrant ? await vagrantStates(vagrant).catch(() => none) : none
  const rows = machines.map(({ name, address }, at) => {
    const node = nodes.find((it) => it.metadata.name === name)
    const state = node ? (isReady(node) ? "Ready" : "not Ready") : "-"
    const version = node?.status.nodeInfo?.kubeletVersion ?? "-"
    return [
      name,
      address,
      states.get(name) ?? "-",
      logins[at]?.remote ? "ok" : "failed",
      state,
      version,
    ]
  })
  return formatTable(["MACHINE", "ADDRESS", "VAGRANT", "SSH", "NODE", "KUBELET"], rows)
}

async function playbookTable(controller: Remote): Promise<string> {
  const journal = await loadJournal(controller, homePlaces)
  const rows = playbooks.map((name) => {
    const done = journal?.done.find((it) => it.playbook === name)
    return [name, done ? "done" : "-", done?.at ?? "-", done ? formatSeconds(done.seconds) : "-"]
  })
  return formatTable(["PLAYBOOK", "STATE", "AT", "TOOK"], rows)
}

async function clusterText(controller: Remote): Promise<string> {
  const pods = await list(controller, "pods")
  const services = await list(controller, "services")
  const namespaces = Object.entries(Object.groupBy(pods, (it) => it.metadata.namespace ?? ""))
  const rows = namespaces.map(([name, all = []]) => {
    const waiting = pending(all)
    const ready = `${all.length - waiting.length}/${all.length}`
    return [name, ready, waiting.map((it) => it.metadata.name).join(" ") || "-"]
  })
  const balanced = services.filter((it) => it.spec.type === "LoadBalancer")
  const addresses = balanced.map((it) => [addressesOf(it).join(" ") || "none yet", fullName(it)])
  return [
    formatTable(["NAMESPACE", "PODS READY", "NOT READY"], rows),
    formatTable(["ADDRESS", "SERVICE"], addresses),
  ].join("\n\n")
}
