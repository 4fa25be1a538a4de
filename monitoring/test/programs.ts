import { existsSync } from "node:fs"
import { join } from "node:path"
import { cacheDir, programsDir } from "../../e2e/nodes/artifacts/cache.ts"

export type Answer = { code: number; output: string }

/** Prometheus' own tool, of the version that the playbooks install. */
export const promtool = (...args: string[]) => run("prometheus", "promtool", args)

/** Alertmanager's own tool, of the version that the playbooks install. */
export const amtool = (...args: string[]) => run("alertmanager", "amtool", args)

/** Both are built with the artifacts for test hosts, so that there is one pin of their versions. */
async function run(product: string, program: string, args: string[]): Promise<Answer> {
  const file = join(programsDir(cacheDir(), product), program)
  if (!existsSync(file)) throw new Error(`no ${file}: bun run artifacts --only ${product}`)
  const child = Bun.spawn([file, ...args], { stdin: "ignore", stdout: "pipe", stderr: "pipe" })
  const parts = await Promise.all([child.stdout.text(), child.stderr.text()])
  return { code: await child.exited, output: parts.join("") }
}
