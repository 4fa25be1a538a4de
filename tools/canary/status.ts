import { relative } from "node:path"
import type { Site } from "./set-weight.ts"
import { renderSplits } from "./splits.ts"
import { loadWeight } from "./weight-file.ts"

/** Shows what file and cluster say, and answers 1 when they differ. */
export async function showStatus(
  { file, overlay, cluster }: Site,
  print: (line: string) => void,
): Promise<number> {
  const wanted = await loadWeight(file)
  const weights = await cluster.weights(await renderSplits(overlay))
  print(`${relative(process.cwd(), file)}: v2 gets ${wanted} of 100 users`)
  for (const [name, it] of weights)
    print(`${name}: ${it === undefined ? "not in the cluster" : `${it} of 100`}`)
  const differ = [...weights.values()].some((it) => it !== wanted)
  print(differ ? "they differ" : "they agree")
  return differ ? 1 : 0
}
