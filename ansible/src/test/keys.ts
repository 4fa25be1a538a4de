import { readFile } from "node:fs/promises"

export type Key = { file: string; publicKey: string }

/** A key pair as ssh-keygen makes it. */
export async function createKey(file: string, ...options: string[]): Promise<Key> {
  const type = options.includes("-t") ? [] : ["-t", "ed25519"]
  const passphrase = options.includes("-N") ? [] : ["-N", ""]
  const command = ["ssh-keygen", "-q", ...type, ...passphrase, "-C", "test", "-f", file, ...options]
  const child = Bun.spawn(command, { stdout: "ignore", stderr: "pipe" })
  if ((await child.exited) !== 0) throw new Error(`ssh-keygen: ${await child.stderr.text()}`)
  return { file, publicKey: (await readFile(`${file}.pub`, "utf8")).trim() }
}
