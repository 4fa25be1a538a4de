export const root = new URL("../../..", import.meta.url).pathname

/** Runs a module of the training package at the pinned version of Python's packages. */
export function runPython(module: string, args: string[], input: string): string {
  const command = ["tools/uv/exec", "run", "--frozen", "--quiet", "--project", "ml"]
  const python = Bun.spawnSync([...command, "python", "-m", module, ...args], {
    cwd: root,
    stdin: Buffer.from(input),
    stderr: "inherit",
  })
  if (python.exitCode !== 0) throw new Error(`${module} exited with ${python.exitCode}`)
  return python.stdout.toString()
}

export const readLines = (text: string) => text.split("\n").filter((line) => line !== "")
