import { join } from "node:path"
import { root } from "@sentiment/tools/product/service-process"

/** What a load run measured; latencies in milliseconds. */
export type Load = { perSecond: number; p50: number; p99: number; errors: Record<string, number> }

/** Runs a tool of `tools/go.mod` on one core and answers what it wrote; throws when it fails. */
export async function runTool(core: number, command: string[], stdin?: Blob): Promise<Response> {
  const child = Bun.spawn(
    ["taskset", "-c", String(core), join(root, "tools/go/exec"), ...command],
    { stdin: stdin ?? "ignore", stdout: "pipe", stderr: "inherit" },
  )
  const output = await new Response(child.stdout).blob()
  const code = await child.exited
  if (code !== 0) throw new Error(`${command[0]} ended with code ${code}`)
  return new Response(output)
}
