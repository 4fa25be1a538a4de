import { cp } from "node:fs/promises"
import { join } from "node:path"
import type { Run } from "../product.ts"

/** Makes a build use a copy of `module`, which may be changed, and answers where it lies. */
export async function copyModule(folder: string, module: string, run: Run): Promise<string> {
  await run(["go", "mod", "download", module], folder)
  const source = (await run(["go", "list", "-m", "-f", "{{.Dir}}", module], folder)).trim()
  const copy = join(folder, "changed", module)
  await cp(source, copy, { recursive: true })
  // The module cache is read-only, and so is what is copied from it.
  await run(["chmod", "-R", "u+w", copy])
  await run(["go", "mod", "edit", `-replace=${module}=./changed/${module}`], folder)
  return copy
}

/** Replaces a piece of a file that must be there. */
export async function replaceIn(path: string, old: string, text: string): Promise<void> {
  const content = await Bun.file(path).text()
  if (!content.includes(old)) throw new Error(`${path} no longer has: ${old}`)
  await Bun.write(path, content.replace(old, text))
}
