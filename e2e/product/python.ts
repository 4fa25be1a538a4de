import { join } from "node:path"
import { root } from "@sentiment/tools/product/service-process"

/** Runs a module of the Python pipeline on lines of JSON, and answers its lines. */
export async function runPipeline<T>(
  module: string,
  args: string[],
  input: unknown[] = [],
): Promise<T[]> {
  const uv = [join(root, "tools/uv/exec"), "run", "--frozen", "--project", join(root, "ml")]
  const child = Bun.spawn([...uv, "python", "-m", `sentiment.${module}`, ...args], {
    stdin: Buffer.from(input.map((it) => `${JSON.stringify(it)}\n`).join("")),
    stdout: "pipe",
    stderr: "inherit",
  })
  const output = await new Response(child.stdout).text()
  const code = await child.exited
  if (code !== 0) throw new Error(`sentiment.${module} ended with code ${code}`)
  return output
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
