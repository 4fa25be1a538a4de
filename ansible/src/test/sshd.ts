import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readLines } from "@sentiment/tools/product/lines"
import type { Machine } from "../inventory/load.ts"
import { createKey } from "./keys.ts"

export type Sshd = Awaited<ReturnType<typeof startSshd>>

/** A real sshd on loopback, as whoever runs the test, with keys made for it and the user's own key let in. */
export async function startSshd(name = "controller") {
  const folder = await mkdtemp(join(tmpdir(), "sshd-test-"))
  const [host, user] = await Promise.all([
    createKey(join(folder, "host_key")),
    createKey(join(folder, "user_key")),
  ])
  const programs = join(folder, "bin")
  await mkdir(programs)
  const authorizedKeys = join(folder, "authorized_keys")
  await writeFile(authorizedKeys, `${user.publicKey}\n`)
  // Where sshd, as root, shuts its first process in; the service makes it when it starts.
  if (process.getuid?.() === 0) await mkdir("/run/sshd", { recursive: true, mode: 0o755 })
  const port = await freePort()
  const config = join(folder, "sshd_config")
  await writeFile(config, configOf({ folder, port, programs }))
  const child = Bun.spawn([findSshd(), "-D", "-e", "-f", config], {
    stdout: "ignore",
    stderr: "pipe",
  })
  await listening(child.stderr)
  const address = "127.0.0.1"
  const machine: Machine = {
    name,
    address,
    port,
    nodeIp: address,
    user: (await Bun.$`id -un`.text()).trim(),
    keyFile: user.file,
  }
  const knownHosts = join(folder, "known_hosts")
  await writeFile(knownHosts, `[${address}]:${port} ${host.publicKey}\n`)
  const close = async () => {
    child.kill()
    await child.exited
    await rm(folder, { recursive: true })
  }
  return { folder, machine, knownHosts, authorizedKeys, hostKey: host, programs, close }
}

/** Puts a stand-in for a program in front of the real one, for commands of this sshd. */
export async function standIn({ programs }: Pick<Sshd, "programs">, name: string, script: string) {
  const file = join(programs, name)
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
}

export const readText = (file: string) => readFile(file, "utf8")

const configOf = ({
  folder,
  port,
  programs,
}: {
  folder: string
  port: number
  programs: string
}) => `
ListenAddress 127.0.0.1:${port}
HostKey ${folder}/host_key
AuthorizedKeysFile ${folder}/authorized_keys
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
Subsystem sftp internal-sftp
SetEnv PATH=${programs}:/usr/bin:/bin SHLVL=2
`

function findSshd(): string {
  const found = Bun.which("sshd", { PATH: "/usr/sbin:/usr/local/sbin:/usr/bin:/sbin" })
  if (!found) throw new Error("these tests need sshd: apt-get install openssh-server")
  return found
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (typeof address !== "object" || !address) throw new Error("no port")
  return address.port
}

/** Its errors are read until the end, so that it never waits for who listens. */
function listening(errors: ReadableStream<Uint8Array>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ""
    readLines(errors, (line) => {
      said += `${line}\n`
      if (line.includes("Server listening")) resolve()
    }).then(() => reject(new Error(`sshd did not start: ${said}`)))
  })
}
