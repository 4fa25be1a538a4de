import type { Stage } from "../../services/backend/src/verdict/evaluate.ts"
import { stageOf } from "../../services/backend/src/verdict/weight/split.ts"
import { Problem, reasonOf } from "../problem.ts"
import { start } from "../process/start.ts"
import type { Ask } from "./arguments.ts"

/** The weight and its beginning, as told or else as the cluster's split says; throws a Problem. */
export async function findStage({ weight, since, namespace, kubectl }: Ask): Promise<Stage> {
  if (weight !== undefined && since !== undefined) return { weight, since }
  const inCluster = await askCluster(namespace, kubectl)
  return { weight: weight ?? inCluster.weight, since: since ?? inCluster.since }
}

async function askCluster(namespace: string, kubectl: string): Promise<Stage> {
  const command = [kubectl, "--namespace", namespace, "get", "virtualservice", "app-split"]
  const child = start([
    ...command,
    "--output=json",
    "--show-managed-fields",
    "--request-timeout=10s",
  ])
  const [output, problems] = await Promise.all([child.stdout.text(), child.stderr.text()])
  if ((await child.exited) !== 0) throw new Problem(`${command.join(" ")} failed:\n${problems}`)
  try {
    return stageOf(JSON.parse(output))
  } catch (cause) {
    throw new Problem(`${command.join(" ")}: ${reasonOf(cause)}`, { cause })
  }
}
