import { type Count, countSuite } from "./count.ts"
import type { Suite } from "./suites.ts"

export type Outcome = Count & { seconds: number; atLimit: boolean }

/**
 * Runs a suite in a process group of its own and ends all of the group at the limit, once the suite
 * has ended, and with us: a service that is left behind holds the pipes open for ever.
 */
export async function runSuite(
  { command, minutes }: Pick<Suite, "command" | "minutes">,
  show: (chunk: Uint8Array) => void = (chunk) => process.stdout.write(chunk),
): Promise<Outcome> {
  const from = performance.now()
  const child = Bun.spawn(command, {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    detached: true,
  })
  const end = () => killGroup(child.pid)
  process.once("exit", end)
  let atLimit = false
  const limit = setTimeout(() => {
    atLimit = true
    end()
  }, minutes * 60_000)
  const exited = child.exited.finally(() => {
    clearTimeout(limit)
    end()
  })
  const output = [tee(child.stdout, show), tee(child.stderr, show)]
  const [code, ...texts] = await Promise.all([exited, ...output])
  process.off("exit", end)
  const seconds = (performance.now() - from) / 1_000
  return { ...countSuite(texts.join("\n"), code), seconds, atLimit }
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL")
  } catch (error) {
    // ESRCH: nobody of the group is left.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error
  }
}

/** Shows what a suite says while it says it, and keeps it. */
async function tee(
  stream: ReadableStream<Uint8Array>,
  show: (chunk: Uint8Array) => void,
): Promise<string> {
  const decoder = new TextDecoder()
  let text = ""
  for await (const chunk of stream) {
    show(chunk)
    text += decoder.decode(chunk, { stream: true })
  }
  return text
}
