import { basename } from "node:path"
import type { Decision } from "../../../services/backend/src/verdict/decision.ts"
import type { Stage } from "../../../services/backend/src/verdict/evaluate.ts"
import { connectPrometheus } from "../../../services/backend/src/verdict/reading/prometheus.ts"
import type { Ask } from "../arguments.ts"
import { readHistory } from "./history.ts"
import { markdown } from "./markdown.ts"
import { picture } from "./picture.ts"

/** Writes the report and the picture beside it. */
export async function writeReport(
  path: string,
  ask: Ask,
  stage: Stage,
  decision: Decision,
): Promise<void> {
  const history = await readHistory(connectPrometheus(ask.prometheus), stage, ask, new Date())
  const svg = `${path.replace(/\.md$/, "")}.svg`
  await Bun.write(svg, picture(history, stage))
  await Bun.write(path, markdown({ stage, decision, history, picture: basename(svg) }))
}
