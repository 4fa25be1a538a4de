import { join } from "node:path"
import type { Decision } from "../../services/backend/src/verdict/decision.ts"
import type { Stage } from "../../services/backend/src/verdict/evaluate.ts"
import { Problem } from "../problem.ts"
import type { Ask } from "./arguments.ts"
import { recordDecision } from "./record.ts"
import { loadSteps, stepAfter } from "./steps.ts"

/** How the weight is set: `bun run canary`, unless a test looks on. */
export type SetWeight = (weight: number) => Promise<void>

/** Does what the verdict says and writes down why; answers what it did. */
export async function applyDecision(
  { steps, record }: { steps: string; record: string },
  { weight }: Stage,
  decision: Decision,
  setWeight: SetWeight,
): Promise<string> {
  const next = wanted(decision, weight, await loadSteps(steps))
  if (next === undefined) return `the weight stays ${weight}`
  await setWeight(next)
  await recordDecision(record, { at: new Date(), from: weight, to: next, decision })
  return `the weight was ${weight} and is ${next}; ${record} says why`
}

function wanted({ verdict }: Decision, weight: number, steps: number[]): number | undefined {
  if (verdict === "roll_back") return weight === 0 ? undefined : 0
  return verdict === "promote" ? stepAfter(steps, weight) : undefined
}

/** Sets the weight by the command that people use, so that file and cluster stay one. */
export const byCanary =
  (overlay: string, { kubectl }: Pick<Ask, "kubectl">): SetWeight =>
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
