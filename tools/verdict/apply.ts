import { join } from "node:path"
import type { Decision } from "../../services/backend/src/verdict/decision.ts"
import type { Stage } from "../../services/backend/src/verdict/evaluate.ts"
import { renderSplits } from "../canary/splits.ts"
import { Problem } from "../problem.ts"
import type { Ask } from "./arguments.ts"
import { openRecord } from "./record.ts"
import { loadSteps, stepAfter } from "./steps.ts"

/** The cluster's weight; set by `bun run canary`, unless a test looks on. */
export type Canary = {
  findStage(): Promise<Stage>
  setWeight(weight: number): Promise<void>
}

/** Does what the verdict on the stage says and writes down why; answers what it did. */
export async function applyDecision(
  { steps, record }: { steps: string; record: string },
  stage: Stage,
  decision: Decision,
  canary: Canary,
): Promise<string> {
  const { weight } = stage
  const next = wanted(decision, weight, await loadSteps(steps))
  if (next === undefined) return `the weight stays ${weight}`
  // First: no weight is moved without its reason.
  const written = await openRecord(record)
  try {
    expectSame(stage, await canary.findStage())
    await canary.setWeight(next)
    await written.add({ at: new Date(), from: weight, to: next, decision })
  } finally {
    await written.close()
  }
  return `the weight was ${weight} and is ${next}; ${record} says why`
}

function wanted({ verdict }: Decision, weight: number, steps: number[]): number | undefined {
  if (verdict === "roll_back") return weight === 0 ? undefined : 0
  return verdict === "promote" ? stepAfter(steps, weight) : undefined
}

/** Queries and a report lie between the judged stage and this one. */
function expectSame(judged: Stage, now: Stage): void {
  if (now.weight === judged.weight && now.since.getTime() === judged.since.getTime()) return
  throw new Problem("the weight was changed meanwhile: nothing was done")
}

/** Throws a Problem when the overlay's weight is another namespace's than the one that is judged. */
export async function expectNamespace(overlay: string, namespace: string): Promise<void> {
  const splits = await renderSplits(overlay)
  const other = splits.find((it) => it.metadata.namespace !== namespace)
  if (!other) return
  const where = other.metadata.namespace ?? "no namespace"
  throw new Problem(
    `--namespace ${namespace} is judged, and ${overlay} splits in ${where}: nothing was done`,
    { exitCode: 2 },
  )
}

/** Sets the weight by the command that people use, so that file and cluster stay one. */
export const byCanary =
  (overlay: string, { kubectl }: Pick<Ask, "kubectl">): Canary["setWeight"] =>
  async (weight) => {
    const canary = join(import.meta.dir, "../canary/main.ts")
    const command = [process.execPath, canary, String(weight)]
    const child = Bun.spawn([...command, "--overlay", overlay, "--kubectl", kubectl], {
      stdin: "ignore",
      stdout: "inherit",
      stderr: "pipe",
    })
    const problems = await child.stderr.text()
    if ((await child.exited) !== 0)
      throw new Problem(`the weight could not be set to ${weight}:\n${problems.trim()}`)
  }
