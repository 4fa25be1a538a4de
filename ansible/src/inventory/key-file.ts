import { readFile, stat } from "node:fs/promises"

/** Why the file is no private key to log in with; undefined when it is one. */
export async function keyFileProblem(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return `key file ${path} does not exist`
  const mode = found.mode & 0o777
  if (mode & 0o077) {
    return `key file ${path} is open to others (mode ${mode.toString(8)}): chmod 600 ${path}`
  }
  const text = await readFile(path, "utf8").catch(() => "")
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return `key file ${path} is no private key`
  return isEncrypted(text)
    ? `key file ${path} has a passphrase, which nobody is here to type`
    : undefined
}

function isEncrypted(text: string): boolean {
  if (!text.includes("BEGIN OPENSSH")) return text.includes("ENCRYPTED")
  const body = Buffer.from(text.replaceAll(/-----[^-]+-----|\s/g, ""), "base64")
  // "openssh-key-v1", a zero byte, then the cipher's name as a string with its length.
  const at = "openssh-key-v1\0".length
  return body.subarray(at + 4, at + 8).toString() !== "none"
}
