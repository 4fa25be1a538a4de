import { existsSync } from "node:fs"
import { join } from "node:path"
import { Problem } from "@sentiment/tools/problem"

/** The overlay as one YAML text, rendered by the pinned kustomize. */
export async function renderOverlay(root: string, overlay: string): Promise<string> {
  if (!existsSync(join(overlay, "kustomization.yaml")))
    throw new Problem(`there is no overlay in ${overlay}`)
  const command = [join(root, "tools/go/exec"), "kustomize", "build", overlay]
  const child = Bun.spawn(command, { stdout: "pipe", stderr: "inherit" })
  const text = await child.stdout.text()
  if ((await child.exited) !== 0) throw new Problem(`${overlay} cannot be rendered`)
  return text
}

export type Workload = { kind: string; namespace: string; name: string }
type Resource = { kind?: string; metadata?: { namespace?: string; name?: string } } | null

const rolledOut = ["Deployment", "StatefulSet", "DaemonSet"]

/** What has to be waited for once it is applied. */
export function workloadsOf(text: string): Workload[] {
  const parsed = Bun.YAML.parse(text) as Resource | Resource[]
  return [parsed].flat().flatMap((it) => {
    const { kind = "", metadata: { name = "", namespace = "default" } = {} } = it ?? {}
    return rolledOut.includes(kind) ? [{ kind: kind.toLowerCase(), namespace, name }] : []
  })
}
