import { explainPending, isReady, list, pending } from "../controller/kube.ts"
import type { Remote } from "../ssh/remote.ts"
import type { Check } from "./check.ts"

export const nodesCheck = (controller: Remote, names: readonly string[]): Check => ({
  name: "nodes Ready",
  look: async () => {
    const nodes = await list(controller, "nodes")
    const ready = new Set(nodes.filter(isReady).map((it) => it.metadata.name))
    const missing = names.filter((it) => !ready.has(it))
    if (missing.length > 0) throw new Error(`not Ready: ${missing.join(", ")}`)
    return `${ready.size} of ${nodes.length}`
  },
})

export const podsCheck = (controller: Remote): Check => ({
  name: "pods Ready",
  look: async () => {
    const pods = await list(controller, "pods")
    const waiting = pending(pods)
    if (waiting.length > 0) throw new Error(waiting.map(explainPending).join("; "))
    return `${pods.length} of ${pods.length}`
  },
})
