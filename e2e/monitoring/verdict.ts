import { join } from "node:path"
import { kubeconfig, kubectlProgram } from "@sentiment/e2e-cluster/kubectl"
import { root } from "@sentiment/e2e-mesh/product"

export type Verdict = { code: number; said: string }

/** `bun run verdict`, as an operator types it, on users that are measured for five seconds. */
export async function verdict(prometheus: string, ...args: string[]): Promise<Verdict> {
  const program = join(root, "tools/verdict/main.ts")
  const where = ["--prometheus", prometheus, "--kubectl", kubectlProgram]
  const child = Bun.spawn([process.execPath, program, ...where, ...args], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
    env: { ...process.env, KUBECONFIG: kubeconfig },
  })
  const said = await child.stdout.text()
  console.log(`\n$ bun run verdict ${args.join(" ")}\n${said.trimEnd()}`)
  return { code: await child.exited, said }
}
