import type { Inventory } from "../inventory/load.ts"
import type { Output } from "../output/output.ts"
import { formatSeconds, startClock } from "../output/seconds.ts"
import type { KnownHosts } from "../ssh/known-hosts.ts"
import type { Remote } from "../ssh/remote.ts"
import { ensureAnsible } from "./ansible-core.ts"
import { authorize, ensureKeyPair } from "./authorize.ts"
import { digestOf } from "./digest.ts"
import {
  type Journal,
  loadJournal,
  type PlaybookName,
  planRun,
  playbooks,
  saveJournal,
} from "./journal.ts"
import type { Places } from "./places.ts"
import { checkIdle, runPlaybook } from "./playbook.ts"
import { checkSudo, machineId } from "./preflight.ts"
import { ensureState, writeWorkspace } from "./workspace.ts"

export type Provisioning = {
  /** The repository's folder ansible/. */
  ansible: string
  inventory: Inventory
  known: KnownHosts
  /** All machines, the controller first. */
  remotes: readonly [Remote, ...Remote[]]
  places: Places
  from?: PlaybookName | undefined
  /** How to go on after this playbook has failed or was cut off. */
  hint(playbook: PlaybookName): string
  out: Output
  signal: AbortSignal
  color: boolean
}

/** Makes the machines a cluster: the playbooks, run on the controller, from where they have to begin. */
export async function provision(work: Provisioning): Promise<void> {
  const { remotes, places, out } = work
  const [controller] = remotes
  await prepareController(work)
  const ids = await Promise.all(remotes.map(machineId))
  const digest = await digestOf(work.ansible, [JSON.stringify(work.inventory.document), ...ids])
  const journal = await loadJournal(controller, places)
  const { start, why } = planRun(journal, digest, work.from)
  out.line(`playbooks from ${start} on: ${why}`)
  const done = journal?.digest === digest ? journal.done : []
  await runFrom(start, { digest, done }, work)
}

/** Leaves the controller ready to run `ansible-playbook` on all machines. */
export async function prepareController(work: Omit<Provisioning, "from" | "hint">): Promise<void> {
  const { remotes, places, inventory, out, signal } = work
  const [controller] = remotes
  await checkSudo(remotes)
  await ensureState(controller, places)
  await checkIdle(controller, places)
  await ensureAnsible(controller, out, signal)
  const key = await ensureKeyPair(controller, places)
  await Promise.all(remotes.map((it) => authorize(it, key, inventory.controller, places)))
  await writeWorkspace(controller, work)
}

async function runFrom(
  start: PlaybookName,
  { digest, done }: Journal,
  work: Provisioning,
): Promise<void> {
  const { places, hint, out } = work
  const [controller] = work.remotes
  const seconds = startClock()
  const first = playbooks.indexOf(start)
  const before = playbooks.slice(0, first)
  const journal = { digest, done: done.filter((it) => before.includes(it.playbook)) }
  await saveJournal(controller, places, journal)
  for (const [at, name] of playbooks.entries()) {
    if (at < first) continue
    const playbook = { name, step: `${at + 1} of ${playbooks.length}` }
    const elapsed = await runPlaybook(controller, playbook, work).catch((error) => {
      out.line(hint(name))
      throw error
    })
    journal.done.push({ playbook: name, seconds: elapsed, at: new Date().toISOString() })
    await saveJournal(controller, places, journal)
  }
  out.line(`\nall playbooks are done (${formatSeconds(seconds())})`)
}
