import { existsSync } from "node:fs"
import { join } from "node:path"
import { type Route, weightIn } from "../../services/backend/src/verdict/weight/split.ts"
import { kustomize } from "../go/kustomize.ts"
import { Problem } from "../problem.ts"

/** A VirtualService, as far as it is read here. */
export type VirtualService = {
  kind: string
  metadata: { name: string; namespace?: string }
  spec: { http?: Route[] }
}

/** The VirtualServices of an overlay that split users between versions. */
export async function renderSplits(overlay: string): Promise<VirtualService[]> {
  if (!existsSync(join(overlay, "kustomization.yaml")))
    throw new Problem(`there is no overlay in ${overlay}`, { exitCode: 2 })
  const child = Bun.spawn([...kustomize, "build", overlay], { stdout: "pipe", stderr: "pipe" })
  const [text, problems] = await Promise.all([child.stdout.text(), child.stderr.text()])
  if ((await child.exited) !== 0) throw new Problem(`${overlay} cannot be rendered:\n${problems}`)
  const resources = [Bun.YAML.parse(text)].flat() as VirtualService[]
  const splits = resources.filter(
    (it) => it.kind === "VirtualService" && weightOf(it) !== undefined,
  )
  if (splits.length === 0) throw new Problem(`${overlay} splits nothing`, { exitCode: 2 })
  return splits
}

/** The weight of v2; undefined where nothing is split. */
export const weightOf = ({ spec }: VirtualService): number | undefined => weightIn(spec.http ?? [])

export const nameOf = ({ metadata }: VirtualService): string =>
  `${metadata.namespace}/${metadata.name}`
