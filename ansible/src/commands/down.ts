import { rm } from "node:fs/promises"
import { join } from "node:path"
import { Problem } from "@sentiment/tools/problem"
import { forgetJournal } from "../controller/journal.ts"
import { findPlaces, homePlaces } from "../controller/places.ts"
import { runPlaybook } from "../controller/playbook.ts"
import { prepareController } from "../controller/provision.ts"
import { applyHosts } from "../host/hosts-file.ts"
import { runVagrant } from "../host/vagrant.ts"
import { type Command, type Context, seconds, type Values } from "./command.ts"
import { besideInventory, withMachines } from "./machines.ts"

export const down: Command = {
  summary: "takes the cluster off the machines; the machines stay, without --machines",
  help: `Runs reset.yml on the controller: Kubernetes and what it keeps is removed from all machines, so that
\`up\` begins from nothing. The kubeconfig beside the inventory is removed, too.

  --machines      destroy Vagrant's machines instead, with all that is on them
  --hosts         take the cluster's names out of /etc/hosts
  --wait SECONDS  how long machines may take to answer (30)

  bun run cluster down
  bun run cluster down --machines --hosts`,
  options: { machines: { type: "boolean" }, hosts: { type: "boolean" }, wait: { type: "string" } },
  run,
}

async function run(context: Context, values: Values): Promise<number> {
  const waitSeconds = seconds(values, "wait", 30)
  if (values.machines) await destroy(context)
  else await reset(context, waitSeconds)
  await rm(besideInventory(context, "kubeconfig"), { force: true })
  if (values.hosts) await applyHosts([])
  return 0
}

async function destroy(context: Context): Promise<void> {
  if (!context.vagrant)
    throw new Problem("--machines is for Vagrant's machines only", { exitCode: 2 })
  await runVagrant(context.vagrant, ["destroy", "--force"], context.signal)
  // The next machines have keys of their own.
  await rm(besideInventory(context, "known_hosts"), { force: true })
}

function reset(context: Context, waitSeconds: number): Promise<void> {
  const ansible = join(context.root, "ansible")
  return withMachines(context, { which: "all", waitSeconds }, async (machines) => {
    const [controller] = machines.remotes
    const places = await findPlaces(controller, homePlaces)
    const work = { ...context, ...machines, ansible, places }
    await prepareController(work)
    // Forgotten first: a reset that is cut off has undone something, too.
    await forgetJournal(controller, places)
    await runPlaybook(controller, { name: "reset", step: "1 of 1" }, work)
  })
}
