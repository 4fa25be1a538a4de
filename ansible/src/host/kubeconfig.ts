import { randomUUID } from "node:crypto"
import { rename, writeFile } from "node:fs/promises"

/** Written apart and moved, so that it is at no time open to others or half there. */
export async function writeKubeconfig(file: string, text: string): Promise<void> {
  const apart = `${file}.${randomUUID()}`
  await writeFile(apart, text, { mode: 0o600, flag: "wx" })
  await rename(apart, file)
}
