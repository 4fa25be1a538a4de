import { Problem } from "@sentiment/tools/problem"
import type { ServerHostKeyAlgorithm } from "ssh2"
import { type Endpoint, fingerprint, type KnownHosts, keyType, knownAs } from "./known-hosts.ts"

/** What is wrong with the key that a host shows; undefined when it is known to be the host's. */
export function hostKeyProblem(
  name: string,
  endpoint: Endpoint,
  known: KnownHosts,
  offered: Buffer,
): Problem | undefined {
  const keys = known.keysOf(endpoint)
  const same = keys.filter((it) => it.key === offered.toString("base64"))
  const who = `${name} (${knownAs(endpoint)})`
  const shown = `${keyType(offered)} ${fingerprint(offered)}`
  if (same.some((it) => it.revoked))
    return new Problem(`${who}: its host key is revoked in ${known.file}\n${shown}`)
  if (same.length > 0) return undefined
  if (keys.length > 0) return changed(who, endpoint, known, shown)
  return unknown(who, endpoint, known, offered, shown)
}

const changed = (who: string, endpoint: Endpoint, { file, keysOf }: KnownHosts, shown: string) => {
  const expected = keysOf(endpoint).map(
    ({ type, key }) => `${type} ${fingerprint(Buffer.from(key, "base64"))}`,
  )
  return new Problem(
    `${who}: its host key has changed: another machine answers, or it was made anew
shown:    ${shown}
expected: ${expected.join("\n          ")}
If you made it anew, forget the old key and run this again:
  ssh-keygen -R '${knownAs(endpoint)}' -f ${file}`,
  )
}

const unknown = (
  who: string,
  endpoint: Endpoint,
  { file }: KnownHosts,
  key: Buffer,
  shown: string,
) =>
  new Problem(
    `${who}: its host key is not in ${file}
shown: ${shown}
Compare it on the machine itself: ssh-keygen -lf /etc/ssh/ssh_host_${shortType(key)}_key.pub
If it is the same, add this line to the file:
  ${knownAs(endpoint)} ${keyType(key)} ${key.toString("base64")}`,
  )

const shortType = (key: Buffer) => /ed25519|ecdsa|rsa/.exec(keyType(key))?.[0] ?? "ed25519"

const algorithms = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "rsa-sha2-512",
  "rsa-sha2-256",
] as const satisfies ServerHostKeyAlgorithm[]

/** Known types first: a host has several keys and shows the first that we ask for. */
export function hostKeyAlgorithms(endpoint: Endpoint, known: KnownHosts): ServerHostKeyAlgorithm[] {
  const types = known.keysOf(endpoint).map((it) => it.type)
  const isKnown = (it: string) => types.includes(it.startsWith("rsa") ? "ssh-rsa" : it)
  return [...algorithms.filter(isKnown), ...algorithms.filter((it) => !isKnown(it))]
}
