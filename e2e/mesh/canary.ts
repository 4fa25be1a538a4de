import { join } from "node:path"
import { kubeconfig, kubectlProgram } from "@sentiment/e2e-cluster/kubectl"
import { run } from "@sentiment/nodes/hosts/run"
import { root } from "./product.ts"

const program = join(root, "tools/canary/main.ts")

/** `bun run canary`, as an operator types it. Writes the weight's file, too. */
export async function canary(...args: string[]): Promise<string> {
  const command = [process.execPath, program, ...args, "--kubectl", kubectlProgram]
  const said = await run(command, { env: { KUBECONFIG: kubeconfig } })
  console.log(`\n$ bun run canary ${args.join(" ")}\n${said.trimEnd()}`)
  return said
}
