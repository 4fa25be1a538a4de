import { relative } from "node:path"
import { Problem } from "../problem.ts"
import type { Cluster, Weights } from "./cluster.ts"
import { renderSplits } from "./splits.ts"
import { loadWeight, withWeight } from "./weight-file.ts"

export type Site = {
  /** The file with the weight. */
  file: string
  overlay: string
  cluster: Cluster
}
type Wish = { weight: number; dryRun: boolean }

/** Writes the weight and applies it, or throws and leaves the file as it was. */
export async function setWeight(
  { file, overlay, cluster }: Site,
  { weight, dryRun }: Wish,
  print: (line: string) => void,
): Promise<void> {
  const splits = await renderSplits(overlay)
  const old = await Bun.file(file).text()
  const next = withWeight(old, weight, new Date())
  const before = await cluster.weights(splits)
  requireAll(before)
  const fileBefore = await loadWeight(file).catch(() => "?")
  const show = (after: Weights) => {
    print(line("v2, of 100 users", "before", "after"))
    print(line(relative(process.cwd(), file), fileBefore, weight))
    for (const [name, it] of before) print(line(name, it, after.get(name)))
  }
  if (dryRun) {
    show(new Map([...before.keys()].map((it) => [it, weight])))
    return print("nothing was changed: --dry-run")
  }
  await Bun.write(file, next)
  try {
    await cluster.apply(await renderSplits(overlay))
  } catch (error) {
    await Bun.write(file, old)
    // One may have been applied already. Where that fails, too, the error says why.
    await cluster.apply(await renderSplits(overlay)).catch(() => undefined)
    throw error
  }
  show(await cluster.weights(splits))
}

function requireAll(weights: Weights): void {
  const missing = [...weights].filter(([, it]) => it === undefined).map(([name]) => name)
  if (missing.length === 0) return
  throw new Problem(`the overlay is not in this cluster: it has no ${missing.join(", ")}`)
}

const line = (name: string, before: unknown, after: unknown) =>
  `${name.padEnd(32)}${String(before).padStart(8)}${String(after).padStart(8)}`
