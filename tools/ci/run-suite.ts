import { endGroup, signalGroup } from "../process/group.ts"
import { type Count, countSuite } from "./count.ts"
import type { Suite } from "./suites.ts"

/** `end` are the last lines that it said. */
export type Outcome = Count & { seconds: number; atLimit: boolean; end: string }

const endLines = 40

type Options = {
  /** Gets all that it says; shown on ours by default. */
  show?: (chunk: Uint8Array) => void
  /** Ends it early. */
  signal?: AbortSignal
  /** What it has to take down what it made, once it is told to end. */
  graceMs?: number
}

/**
 * Runs a suite in a process group of its own. At the limit, the group is told to end, and what is
 * left of it is killed then, or once the suite has ended: a service left behind holds the pipes open.
 */
export async function runSuite(
  { command, minutes }: Pick<Suite, "command" | "minutes">,
  { show = (chunk) => process.stdout.write(chunk), signal, graceMs = 90_000 }: Options = {},
): Promise<Outcome> {
  const from = performance.now()
  const stdio = { stdin: "ignore", stdout: "pipe", stderr: "pipe" } as const
  const child = Bun.spawn(command, { ...stdio, detached: true })
  const limit = AbortSignal.timeout(minutes * 60_000)
  const early = signal ? AbortSignal.any([limit, signal]) : limit
  let ending: Promise<void> | undefined
  const end = () => {
    ending = endGroup(child.pid, graceMs)
  }
  if (early.aborted) end()
  else early.addEventListener("abort", end)
  const exited = child.exited.then(async (code) => {
    early.removeEventListener("abort", end)
    await ending
    signalGroup(child.pid, "SIGKILL")
    return code
  })
  const output = [tee(child.stdout, show), tee(child.stderr, show)]
  const [code, ...texts] = await Promise.all([exited, ...output])
  const seconds = (performance.now() - from) / 1_000
  const atLimit = ending !== undefined && limit.aborted
  const text = texts.join("\n")
  const last = text.trimEnd().split("\n").slice(-endLines).join("\n")
  return { ...countSuite(text, code), seconds, atLimit, end: last }
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
