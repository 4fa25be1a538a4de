import { PassThrough } from "node:stream"
import type { NodeSSH } from "node-ssh"
import type { ClientChannel } from "ssh2"
import type { Machine } from "../inventory/load.ts"
import { Problem } from "../problem.ts"
import { endCommand } from "./end-command.ts"

export type RunOptions = {
  cwd?: string
  stdin?: string
  /** Ends the command, there too. */
  signal?: AbortSignal
  hear?: (chunk: Buffer, from: "stdout" | "stderr") => void
}
export type Outcome = { code: number; stdout: string; stderr: string }
export type Remote = {
  machine: Machine
  ssh: NodeSSH
  /** Runs a program; each argument arrives as it is. */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Outcome>
  /** The same for a program whose failure ends us; answers what it printed. */
  mustRun(program: string, args: readonly string[], options?: RunOptions): Promise<string>
  close(): void
}

export function remote(machine: Machine, ssh: NodeSSH): Remote {
  const run: Remote["run"] = (program, args, options = {}) =>
    runOn(machine, ssh, program, args, options)
  const mustRun: Remote["mustRun"] = async (program, args, options) => {
    const { code, stdout, stderr } = await run(program, args, options)
    if (code === 0) return stdout
    const said = (stderr.trim() || stdout.trim()).split("\n").slice(-10).join("\n")
    const what = [program, ...args.slice(0, 3)].join(" ")
    throw new Problem(`${machine.name}: ${what} … ended with ${code}\n${said}`)
  }
  return { machine, ssh, run, mustRun, close: () => ssh.dispose() }
}

async function runOn(
  { name }: Machine,
  ssh: NodeSSH,
  program: string,
  args: readonly string[],
  { cwd, stdin, signal, hear }: RunOptions,
): Promise<Outcome> {
  checkCommand(program, args)
  signal?.throwIfAborted()
  let channel: ClientChannel | undefined
  const end = () => channel && endCommand(channel)
  signal?.addEventListener("abort", end, { once: true })
  try {
    const { code, stdout, stderr } = await ssh.exec(program, [...args], {
      stream: "both",
      noTrim: true,
      // A command whose input has ended takes no signal any more (ssh2), so it is kept open for those.
      ...(stdin !== undefined ? { stdin } : signal ? { stdin: new PassThrough() } : {}),
      ...(cwd ? { cwd } : {}),
      onChannel: (opened) => {
        channel = opened
        if (signal?.aborted) end()
      },
      onStdout: (chunk) => hear?.(chunk, "stdout"),
      onStderr: (chunk) => hear?.(chunk, "stderr"),
    })
    signal?.throwIfAborted()
    if (code === null)
      throw new Problem(`${name}: ${program} was cut off (connection lost or killed)`)
    return { code, stdout, stderr }
  } finally {
    signal?.removeEventListener("abort", end)
  }
}

/** node-ssh escapes arguments, but not the program, and loses an empty one. */
function checkCommand(program: string, args: readonly string[]): void {
  if (!/^[\w./-]+$/.test(program)) throw new Error(`not a program's name: ${program}`)
  if (args.some((it) => it === "" || it.includes("\0"))) {
    throw new Error(`${program} got an argument that is empty or has a zero byte`)
  }
}
