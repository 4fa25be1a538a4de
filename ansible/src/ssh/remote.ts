import { Problem } from "@sentiment/tools/problem"
import type { NodeSSH } from "node-ssh"
import type { ClientChannel } from "ssh2"
import type { Machine } from "../inventory/load.ts"
import { endGroup, grouped, splitGroup } from "./process-group.ts"

export type RunOptions = {
  cwd?: string
  stdin?: string
  /** Ends the command, there too. */
  signal?: AbortSignal
  /** What it may take to end after each signal, before a ruder one is sent. */
  graceMs?: number
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
  const run: Remote["run"] = async (program, args, options = {}) => {
    checkCommand(program, args)
    const { signal } = options
    const outcome = signal
      ? await runInterruptibly(ssh, program, args, { ...options, signal })
      : await execute(ssh, program, args, options)
    if (outcome.code !== null) return { ...outcome, code: outcome.code }
    throw new Problem(`${machine.name}: ${program} was cut off (connection lost or killed)`)
  }
  const mustRun: Remote["mustRun"] = async (program, args, options) => {
    const { code, stdout, stderr } = await run(program, args, options)
    if (code === 0) return stdout
    const said = (stderr.trim() || stdout.trim()).split("\n").slice(-10).join("\n")
    const what = [program, ...args.slice(0, 3)].join(" ")
    throw new Problem(`${machine.name}: ${what} … ended with ${code}\n${said}`)
  }
  return { machine, ssh, run, mustRun, close: () => ssh.dispose() }
}

async function runInterruptibly(
  ssh: NodeSSH,
  program: string,
  args: readonly string[],
  { signal, graceMs, ...options }: RunOptions & { signal: AbortSignal },
) {
  signal.throwIfAborted()
  const { group, hear } = splitGroup(options.hear)
  let channel: ClientChannel | undefined
  const end = () => void (channel && endGroup(ssh, channel, group, graceMs))
  signal.addEventListener("abort", end, { once: true })
  try {
    const [shell, ...words] = grouped(program, args)
    const outcome = await execute(ssh, shell, words, { ...options, hear }, (opened) => {
      channel = opened
      if (signal.aborted) end()
    })
    signal.throwIfAborted()
    return { ...outcome, stdout: outcome.stdout.replace(/^.*\n/, "") }
  } finally {
    signal.removeEventListener("abort", end)
  }
}

const execute = (
  ssh: NodeSSH,
  program: string,
  args: readonly string[],
  { cwd, stdin, hear }: RunOptions,
  onChannel: (channel: ClientChannel) => void = () => undefined,
) =>
  ssh.exec(program, [...args], {
    stream: "both",
    noTrim: true,
    ...(stdin === undefined ? {} : { stdin }),
    ...(cwd === undefined ? {} : { cwd }),
    onChannel,
    onStdout: (chunk) => hear?.(chunk, "stdout"),
    onStderr: (chunk) => hear?.(chunk, "stderr"),
  })

/** node-ssh escapes arguments, but not the program, and loses an empty one. */
function checkCommand(program: string, args: readonly string[]): void {
  if (!/^[\w./-]+$/.test(program)) throw new Error(`not a program's name: ${program}`)
  if (args.some((it) => it === "" || it.includes("\0"))) {
    throw new Error(`${program} got an argument that is empty or has a zero byte`)
  }
}
