import { endGroup } from "../process/group.ts"
import { readLines } from "../product/lines.ts"

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
  const hear = (line: string) => {
    if (line.trim() !== "") last = line
  }
  const ended = Promise.all([
    child.exited,
    readLines(child.stdout, hear),
    readLines(child.stderr, hear),
  ])
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
