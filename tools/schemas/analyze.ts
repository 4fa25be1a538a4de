import { existsSync } from "node:fs"
import { join } from "node:path"
import { programsDir } from "../../e2e/nodes/artifacts/cache.ts"

type Message = { code: string; level: string; message: string; origin: string }

// Istio says it of each EnvoyFilter: what has no other API (istio/README.md) is written as one.
const OF_EACH_FILTER =
  "Schema validation warning: EnvoyFilter exposes internal implementation details that may change at any time. Prefer other APIs if possible, and exercise extreme caution, especially around upgrades."

export const istioctl = (cache: string): string => join(programsDir(cache, "istio"), "istioctl")

/** What Istio's own analysis says about rendered files, a line each; undefined without istioctl. */
export async function analyze(cache: string, file: string): Promise<string[] | undefined> {
  if (!existsSync(istioctl(cache))) return undefined
  // Without all namespaces it looks into "default" only, and finds everything in order.
  const flags = ["--use-kube=false", "--all-namespaces", "--output=json"]
  const child = Bun.spawn([istioctl(cache), "analyze", ...flags, file], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  })
  const [output, complaints] = await Promise.all([child.stdout.text(), child.stderr.text()])
  await child.exited
  if (!output.trim().startsWith("[")) throw new Error(`istioctl failed: ${complaints}`)
  const messages: Message[] = JSON.parse(output)
  return messages
    .filter((it) => it.message !== OF_EACH_FILTER)
    .map((it) => `${it.level} ${it.code} ${it.origin}: ${it.message}`)
}
