import { join } from "node:path"
import { endWithUs } from "./children.ts"
import { readLines } from "./lines.ts"

export const root = join(import.meta.dir, "../..")

/** onnxruntime reports its use to its makers unless told not to, from its first load on. */
const quiet = { ORT_DISABLE_TELEMETRY: "1" }

export type ServiceOptions = {
  command: string[]
  env: Record<string, string>
  /** Gets every line that the service writes on stdout. */
  log: (line: string) => void
  /** The same of stderr, which only faults of the runtime reach; shown on ours by default. */
  logError?: (line: string) => void
  /** Milliseconds after which a service that does not serve is killed. */
  limitMs?: number
}

export type ServiceProcess = Awaited<ReturnType<typeof startService>>

/** Starts a service and waits until it serves; throws with its last words when it ends before. */
export async function startService(options: ServiceOptions) {
  const { command, env } = options
  const child = Bun.spawn(command, {
    cwd: root,
    env: { ...quiet, ...process.env, ...env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  })
  endWithUs(child)
  const { serving, heard } = listen(child, options)
  const { port, metricsPort } = await serving
  return {
    pid: child.pid,
    port,
    metricsPort,
    exited: child.exited,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Asks it to stop and answers its exit code, once all that it wrote has been heard. */
    async stop(): Promise<number> {
      child.kill("SIGTERM")
      await heard
      return await child.exited
    },
  }
}

/** A line that says "serving" and on which ports; pino's other keys do not matter here. */
type Serving = { msg: string; port: number; metricsPort: number }

function listen(
  child: Bun.Subprocess<"ignore", "pipe", "pipe">,
  { command, log, logError = console.error, limitMs = 60_000 }: ServiceOptions,
) {
  const { promise, resolve, reject } = Promise.withResolvers<Serving>()
  let last = ""
  const hear = (line: string) => {
    const said = parse(line)
    last = said.msg
    log(line)
    if (said.msg === "serving") resolve(said)
  }
  const heard = Promise.all([readLines(child.stdout, hear), readLines(child.stderr, logError)])
  Promise.all([child.exited, heard]).then(([code]) => {
    reject(new Error(`${command.at(-1)} ended with code ${code}: ${last}`))
  }, reject)
  const limit = setTimeout(() => {
    child.kill("SIGKILL")
    const waited = `did not write "serving" within ${limitMs} ms`
    reject(new Error(`${command.at(-1)} ${waited}; its last line: ${last}`))
  }, limitMs)
  return { serving: promise.finally(() => clearTimeout(limit)), heard }
}

function parse(line: string): Serving {
  try {
    return JSON.parse(line)
  } catch {
    return { msg: line, port: 0, metricsPort: 0 }
  }
}
