import { join } from "node:path"

export const root = join(import.meta.dir, "../..")

/** A line that says "serving" and on which ports; pino's other keys do not matter here. */
type Serving = { msg: string; port: number; metricsPort: number }

export type ServiceOptions = {
  command: string[]
  env: Record<string, string>
  /** Gets every line that the service writes. */
  log: (line: string) => void
}

export type ServiceProcess = Awaited<ReturnType<typeof startService>>

/** Starts a service and waits until it serves; throws with its last words when it ends before. */
export async function startService({ command, env, log }: ServiceOptions) {
  const child = Bun.spawn(command, {
    cwd: root,
    env: { ...process.env, ...env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
  })
  // Not for-await: leaving such a loop would wait for the line that comes next.
  const lines = readLines(child.stdout)
  let last = ""
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    last = next.value
    log(last)
    const { msg, port, metricsPort } = parse(last)
    if (msg !== "serving") continue
    drain(lines, log)
    return {
      pid: child.pid,
      port,
      metricsPort,
      exited: child.exited,
      kill: (signal: NodeJS.Signals) => child.kill(signal),
      /** Asks it to stop and answers its exit code. */
      async stop(): Promise<number> {
        child.kill("SIGTERM")
        return await child.exited
      },
    }
  }
  const code = await child.exited
  throw new Error(`${command.at(-1)} ended with code ${code}: ${parse(last).msg}`)
}

async function drain(lines: AsyncGenerator<string>, log: (line: string) => void) {
  for await (const line of lines) log(line)
}

async function* readLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ""
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n")
    rest = lines.pop() ?? ""
    yield* lines
  }
}

function parse(line: string): Partial<Serving> & Serving {
  try {
    return JSON.parse(line)
  } catch {
    return { msg: line, port: 0, metricsPort: 0 }
  }
}
