import { endGroup } from "../process/group.ts"

export type Background = {
  /** Waits until it has ended, or for the seconds given. */
  wait(withinSeconds: number): Promise<State>
  end(): Promise<void>
}

export type State = {
  state: "done" | "failed" | "not done yet"
  /** What it said last. */
  last: string
}

/** Starts what a later suite needs, with what the suites before leave of the processor. */
export function startBackground(command: string[], graceMs = 10_000): Background {
  const child = Bun.spawn(["tools/ci/in-background", ...command], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  })
  let last = ""
  const hear = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder()
    for await (const chunk of stream) last = lastLine(last, decoder.decode(chunk))
  }
  const ended = Promise.all([child.exited, hear(child.stdout), hear(child.stderr)])
  return {
    async wait(withinSeconds) {
      const limit = Bun.sleep(withinSeconds * 1_000).then(() => undefined)
      const [code] = (await Promise.race([ended, limit])) ?? []
      if (code === undefined) return { state: "not done yet", last }
      return { state: code === 0 ? "done" : "failed", last }
    },
    end: () => endGroup(child.pid, graceMs),
  }
}

const lastLine = (before: string, chunk: string): string =>
  chunk.split("\n").findLast((it) => it.trim() !== "") ?? before
