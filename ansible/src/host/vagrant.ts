import { appendFile } from "node:fs/promises"
import { Interrupted, Problem } from "@sentiment/tools/problem"
import type { Machine } from "../inventory/load.ts"
import { type KnownHosts, knownAs } from "../ssh/known-hosts.ts"

/** Its folder, and where to look for the program. */
export type Vagrant = { folder: string; searchPath: string }

/** Runs Vagrant, seen and heard by who called us. */
export async function runVagrant(
  vagrant: Vagrant,
  args: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const child = Bun.spawn([programOf(vagrant), ...args], {
    cwd: vagrant.folder,
    stdio: ["inherit", "inherit", "inherit"],
  })
  // Ctrl-C reaches it from the terminal, and a second one would make it leave machines half made.
  const end = () => isTermination(signal.reason) && child.kill("SIGINT")
  signal.addEventListener("abort", end, { once: true })
  const code = await child.exited
  signal.removeEventListener("abort", end)
  signal.throwIfAborted()
  if (code !== 0) throw new Problem(`vagrant ${args[0]} failed`, { exitCode: code })
}

const isTermination = (reason: unknown) => reason instanceof Interrupted && reason.by === "SIGTERM"

/**
 * Writes down the host keys of machines that are not known yet, as read over Vagrant's own channel, which
 * does not leave this computer. Keys once written are never replaced.
 */
export async function learnVagrantKeys(
  vagrant: Vagrant,
  machines: readonly Machine[],
  known: KnownHosts,
): Promise<string[]> {
  const strangers = machines.filter((it) => known.keysOf(it).length === 0)
  for (const machine of strangers) {
    const keys = await readHostKeys(vagrant, machine.name)
    await appendFile(known.file, keys.map((it) => `${knownAs(machine)} ${it}\n`).join(""), {
      mode: 0o600,
    })
  }
  return strangers.map((it) => it.name)
}

/** "NAME state" of each machine, as Vagrant sees it. */
export async function vagrantStates(vagrant: Vagrant): Promise<Map<string, string>> {
  const lines = (await capture(vagrant, ["status", "--machine-readable"])).split("\n")
  const cells = lines.map((it) => it.trim().split(","))
  return new Map(
    cells.flatMap(([, name, key, state]) =>
      key === "state" && name && state ? [[name, state]] : [],
    ),
  )
}

async function readHostKeys(vagrant: Vagrant, name: string): Promise<string[]> {
  const text = await capture(vagrant, ["ssh", name, "--command", "cat /etc/ssh/ssh_host_*_key.pub"])
  const keys = text.match(/^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp\d+) [A-Za-z0-9+/=]+(?!\S)/gm)
  if (!keys) throw new Problem(`vagrant ssh ${name} shows no host keys`)
  return keys
}

async function capture(vagrant: Vagrant, args: readonly string[]): Promise<string> {
  const child = Bun.spawn([programOf(vagrant), ...args], {
    cwd: vagrant.folder,
    stdout: "pipe",
    stderr: "pipe",
  })
  const [text, said] = await Promise.all([child.stdout.text(), child.stderr.text()])
  if ((await child.exited) === 0) return text
  throw new Problem(`vagrant ${args.slice(0, 2).join(" ")} failed\n${said.trim()}`)
}

function programOf({ searchPath }: Vagrant): string {
  const found = Bun.which("vagrant", { PATH: searchPath })
  if (found) return found
  throw new Problem(
    "vagrant is not installed; with machines of your own, name their --inventory FILE",
  )
}
