import { appendFile, mkdir } from "node:fs/promises"
import { dirname } from "node:path"

export interface RunOptions {
  log: string
  cwd?: string
  env?: Record<string, string>
}

/** Runs a command to its end, keeps what it says in the log, and answers its standard output. */
export async function run(command: string[], { log, cwd, env }: RunOptions): Promise<string> {
  await mkdir(dirname(log), { recursive: true })
  await appendFile(log, `$ ${command.join(" ")}\n`)
  const child = Bun.spawn(command, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  })
  const [output, complaints] = await Promise.all([child.stdout.text(), follow(child.stderr, log)])
  await appendFile(log, output)
  if ((await child.exited) === 0) return output
  const end = `${output}\n${complaints}`.trim().split("\n").slice(-12).join("\n")
  throw new Error(`${command.slice(0, 4).join(" ")} … failed (all of it: ${log})\n${end}`)
}

/** Compilers take minutes: what they complain about is in the log at once. */
async function follow(stream: ReadableStream<Uint8Array>, log: string): Promise<string> {
  const decoder = new TextDecoder()
  let text = ""
  for await (const chunk of stream) {
    const piece = decoder.decode(chunk, { stream: true })
    text += piece
    await appendFile(log, piece)
  }
  return text
}
