import { basename } from "node:path"
import type { Stage } from "../../../services/backend/src/verdict/evaluate.ts"
import { connectPrometheus } from "../../../services/backend/src/verdict/reading/prometheus.ts"
import type { Ask } from "../arguments.ts"
import { type Look, readHistory } from "./history.ts"
import { markdown } from "./markdown.ts"
import { picture } from "./picture.ts"

/** Writes the report on what was decided, and the picture beside it. */
export async function writeReport(path: string, ask: Ask, stage: Stage, look: Look): Promise<void> {
  const history = await readHistory(connectPrometheus(ask.prometheus), stage, ask.namespace, look)
  const svg = `${path.replace(/\.md$/, "")}.svg`
  await Bun.write(svg, picture(history, stage))
  await Bun.write(path, markdown({ stage, look, seen: history.length > 0, picture: basename(svg) }))
}
