import { type Static, Type } from "@sinclair/typebox"
import { Value } from "@sinclair/typebox/value"
import type { Remote } from "../ssh/remote.ts"
import type { Places } from "./places.ts"
import { write } from "./workspace.ts"

export const playbooks = ["general", "ctrl", "node", "finalization"] as const
export type PlaybookName = (typeof playbooks)[number]
export const isPlaybook = (name: string): name is PlaybookName =>
  playbooks.some((it) => it === name)

const Name = Type.Union(playbooks.map((it) => Type.Literal(it)))
const Journal = Type.Object({
  /** Of the playbooks, the inventory and the machines it was written for. */
  digest: Type.String(),
  done: Type.Array(Type.Object({ playbook: Name, seconds: Type.Number(), at: Type.String() })),
})

/** Which playbooks have been completed. It lies on the controller, so that it dies with the machine. */
export type Journal = Static<typeof Journal>

export async function loadJournal(
  controller: Remote,
  { state }: Places,
): Promise<Journal | undefined> {
  const { code, stdout } = await controller.run("cat", [`${state}/progress.json`])
  if (code !== 0) return undefined
  try {
    const value: unknown = JSON.parse(stdout)
    return Value.Check(Journal, value) ? value : undefined
  } catch {
    return undefined // cut off while it was written: as good as none
  }
}

export const saveJournal = (controller: Remote, { state }: Places, journal: Journal) =>
  write(controller, `${state}/progress.json`, `${JSON.stringify(journal, undefined, 2)}\n`)

export const forgetJournal = (controller: Remote, { state }: Places) =>
  controller.mustRun("rm", ["-f", `${state}/progress.json`])

export type Plan = { start: PlaybookName; why: string }

/** Where to begin: where one says, or after what a cut run has completed for the same things. */
export function planRun(journal: Journal | undefined, digest: string, from?: PlaybookName): Plan {
  if (from) return { start: from, why: "as you say" }
  const first = playbooks[0]
  if (!journal) return { start: first, why: "nothing has been done" }
  if (journal.digest !== digest) {
    return { start: first, why: "playbooks, inventory or machines are not those of the last run" }
  }
  const next = playbooks.find((name) => !journal.done.some((it) => it.playbook === name))
  if (!next)
    return { start: first, why: "everything has been done; again, to mend what has changed" }
  return { start: next, why: next === first ? "nothing has been done" : "the last run ended here" }
}
