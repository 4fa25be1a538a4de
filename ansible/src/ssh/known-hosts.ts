import { createHash, createHmac } from "node:crypto"
import { readFile } from "node:fs/promises"
import { codeOf } from "@sentiment/tools/problem"

export type Endpoint = { address: string; port: number }
export type KnownKey = { type: string; key: string; revoked: boolean }
export type KnownHosts = { file: string; keysOf(endpoint: Endpoint): KnownKey[] }

/** A missing file knows no host. */
export async function loadKnownHosts(file: string): Promise<KnownHosts> {
  const text = await readFile(file, "utf8").catch((error) => {
    if (codeOf(error) === "ENOENT") return ""
    throw error
  })
  return parseKnownHosts(file, text)
}

/** Plain and hashed entries, and revoked keys. Patterns and certificate authorities are passed over. */
export function parseKnownHosts(file: string, text: string): KnownHosts {
  const entries = text.split("\n").flatMap(parseLine)
  const keysOf = (endpoint: Endpoint) => {
    const name = knownAs(endpoint)
    return entries.filter(({ names }) => names.some((it) => matches(it, name)))
  }
  return { file, keysOf }
}

/** How OpenSSH names a host in the file. */
export const knownAs = ({ address, port }: Endpoint) =>
  port === 22 ? address : `[${address}]:${port}`

/** A key's fingerprint as `ssh-keygen -l` shows it. */
export const fingerprint = (key: Buffer) =>
  `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`

/** The type that a public key in SSH's own format begins with. */
export const keyType = (key: Buffer) => key.subarray(4, 4 + key.readUInt32BE(0)).toString()

function parseLine(line: string): (KnownKey & { names: string[] })[] {
  const words = line.trim().split(/\s+/)
  const marker = words[0]?.startsWith("@") ? words.shift() : undefined
  const [names, type, key] = words
  if (!names || names.startsWith("#") || !type || !key || marker === "@cert-authority") return []
  return [{ names: names.split(","), type, key, revoked: marker === "@revoked" }]
}

function matches(pattern: string, name: string): boolean {
  const [, salt, hash] = /^\|1\|([^|]+)\|(.+)$/.exec(pattern) ?? []
  if (!salt || !hash) return pattern === name
  return createHmac("sha1", Buffer.from(salt, "base64")).update(name).digest("base64") === hash
}
