import { Problem } from "../problem.ts"
import { start } from "../process/start.ts"
import { nameOf, type VirtualService, weightOf } from "./splits.ts"

/** A VirtualService's name and the weight of v2 that the cluster has; undefined when it is not there. */
export type Weights = Map<string, number | undefined>
export type Cluster = ReturnType<typeof connectCluster>

/** The cluster that kubectl finds. */
export function connectCluster(kubectl: string) {
  const run = async (splits: VirtualService[], ...args: string[]): Promise<string> => {
    const command = [kubectl, ...args, "--request-timeout=10s", "-f", "-"]
    const child = start(command, JSON.stringify({ apiVersion: "v1", kind: "List", items: splits }))
    const [output, problems] = await Promise.all([child.stdout.text(), child.stderr.text()])
    if ((await child.exited) === 0) return output
    throw new Problem(`${[kubectl, ...args].join(" ")} failed:\n${problems.trim()}`)
  }

  return {
    async weights(splits: VirtualService[]): Promise<Weights> {
      const text = await run(splits, "get", "--ignore-not-found", "--output=json")
      const there = text.trim() === "" ? [] : itemsOf(JSON.parse(text))
      const found = new Map(there.map((it) => [nameOf(it), weightOf(it)]))
      return new Map(splits.map((it) => [nameOf(it), found.get(nameOf(it))]))
    },
    /** All or, when the server would refuse one, none. */
    async apply(splits: VirtualService[]): Promise<void> {
      const apply = ["apply", "--server-side", "--force-conflicts"]
      await run(splits, ...apply, "--dry-run=server")
      await run(splits, ...apply)
    },
  }
}

/** kubectl answers a list, unless it is one. */
const itemsOf = (answer: VirtualService | { items: VirtualService[] }): VirtualService[] =>
  "items" in answer ? answer.items : [answer]
