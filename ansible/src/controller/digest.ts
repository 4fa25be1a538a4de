import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

/** Changes with every file of the folder that Ansible reads, and with each of the texts. */
export async function digestOf(folder: string, texts: readonly string[]): Promise<string> {
  const hash = createHash("sha256")
  const files = [...new Bun.Glob("**/*").scanSync(folder)]
  const ours = files.filter((it) => !/^(src|node_modules)\//.test(it)).sort()
  for (const file of ours) {
    hash.update(`${file}\0`).update(await readFile(join(folder, file)))
  }
  for (const text of texts) hash.update(`\0${text}`)
  return hash.digest("hex")
}
