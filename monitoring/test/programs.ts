import { existsSync } from "node:fs"
import { join } from "node:path"
import { cacheDir, programsDir } from "../../e2e/nodes/artifacts/cache.ts"

export type Answer = { code: number; output: string }

/** Prometheus' own tool, of the version that the playbooks install. */
export const promtool = (...args: string[]) => run(programOf("prometheus", "promtool"), args)

/** Alertmanager's own tool, of the version that the playbooks install. */
export const amtool = (...args: string[]) => run(programOf("alertmanager", "amtool"), args)

/** Programs are built with the artifacts for test hosts, so that there is one pin of their versions. */
export function programOf(product: string, program: string): string {
  const file = join(programsDir(cacheDir(), product), program)
  if (existsSync(file)) return file
  throw new Error(`there is no ${file}: bun run artifacts --only ${product}`)
}

async function run(file: string, args: string[]): Promise<Answer> {
  const child = Bun.spawn([file, ...args], { stdin: "ignore", stdout: "pipe", stderr: "pipe" })
  const parts = await Promise.all([child.stdout.text(), child.stderr.text()])
  return { code: await child.exited, output: parts.join("") }
}
