import { afterAll, describe, expect, test } from "bun:test"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createKey } from "../test/keys.ts"
import { freePort, startSshd } from "../test/sshd.ts"
import { connect, Unreachable } from "./connect.ts"
import { fingerprint, knownAs, loadKnownHosts, parseKnownHosts } from "./known-hosts.ts"

const sshd = await startSshd()
const { machine } = sshd
const known = await loadKnownHosts(sshd.knownHosts)
const [, hostKey = ""] = sshd.hostKey.publicKey.split(" ")
const shown = fingerprint(Buffer.from(hostKey, "base64"))
afterAll(() => sshd.close())

const failure = (...args: Parameters<typeof connect>) =>
  connect(...args).then(
    (it) => {
      it.close()
      return "it connected"
    },
    (error: Error) => error,
  )

describe("connect", () => {
  test("logs in with the right key at the right host", async () => {
    const remote = await connect(machine, known)
    const { stdout } = await remote.run("echo", ["hello"])
    remote.close()
    expect(stdout).toBe("hello\n")
  })

  test("names user and key when the host refuses the key", async () => {
    const { file } = await createKey(join(sshd.folder, "wrong_key"))
    const error = await failure({ ...machine, keyFile: file }, known)
    expect(error).not.toBeInstanceOf(Unreachable)
    expect(String(error)).toContain(`refuses user ${machine.user} with the key ${file}`)
  })

  test("says that nothing listens at a closed port", async () => {
    const error = await failure({ ...machine, port: await freePort() }, known)
    expect(error).toBeInstanceOf(Unreachable)
    expect(String(error)).toContain("nothing listens there")
  })

  test("gives up on a host that accepts and says nothing", async () => {
    const silent = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data() {} } })
    const error = await failure({ ...machine, port: silent.port }, known, 200)
    silent.stop(true)
    expect(error).toBeInstanceOf(Unreachable)
    expect(String(error)).toContain("no answer")
  })

  test("refuses a host that is not known, with its fingerprint and the line that would make it known", async () => {
    const error = await failure(machine, parseKnownHosts("/somewhere/known_hosts", ""))
    expect(String(error)).toContain("its host key is not in /somewhere/known_hosts")
    expect(String(error)).toContain(shown)
    expect(String(error)).toContain(`${knownAs(machine)} ssh-ed25519 ${hostKey}`)
  })

  test("refuses a host whose key has changed, with both fingerprints and what to do", async () => {
    const { publicKey } = await createKey(join(sshd.folder, "old_host_key"))
    const old = `${knownAs(machine)} ${publicKey}\n`
    const error = await failure(machine, parseKnownHosts("known_hosts", old))
    const [, oldKey = ""] = publicKey.split(" ")
    expect(String(error)).toContain("its host key has changed")
    expect(String(error)).toContain(shown)
    expect(String(error)).toContain(fingerprint(Buffer.from(oldKey, "base64")))
    expect(String(error)).toContain(`ssh-keygen -R '${knownAs(machine)}'`)
  })

  test("refuses a revoked key that is listed as the host's, too", async () => {
    const line = `${knownAs(machine)} ${sshd.hostKey.publicKey}\n`
    const error = await failure(machine, parseKnownHosts("known_hosts", `${line}@revoked ${line}`))
    expect(String(error)).toContain("revoked")
  })

  test("knows a host by a hashed entry of ssh-keygen -H", async () => {
    const file = join(sshd.folder, "hashed_known_hosts")
    await writeFile(file, `${knownAs(machine)} ${sshd.hostKey.publicKey}\n`)
    await Bun.spawn(["ssh-keygen", "-q", "-H", "-f", file], { stderr: "ignore" }).exited
    const remote = await connect(machine, await loadKnownHosts(file))
    remote.close()
    expect(await Bun.file(file).text()).toStartWith("|1|")
  })
})
