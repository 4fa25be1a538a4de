import { endGroup } from "@sentiment/tools/process/group"
import { listContainers } from "./containers.ts"
import { down } from "./down.ts"
import { locked, takeLock, waitForLock } from "./lock.ts"
import type { Places } from "./places.ts"
import { up } from "./up.ts"

type Options = {
  progress: (line: string) => void
  signal: AbortSignal
  /** Leaves the hosts where the command has ended well. */
  keep: boolean
}

/**
 * Runs a command while there are hosts, made for it and removed after it, however it ends, unless they are to
 * be kept. Answers its exit code.
 */
export async function withHosts(
  command: string[],
  places: Places,
  { progress, signal, keep }: Options,
): Promise<number> {
  let ours = false
  const makeHosts = async () => {
    await refuseHosts()
    ours = true
    await up(places, { progress, signal })
  }
  try {
    await locked(takeLock(places.lock), makeHosts)
    const code = await runCommand(command, signal)
    // Whoever runs this takes them down.
    if (keep && code === 0) ours = false
    return code
  } finally {
    if (ours) await locked(waitForLock(places.lock), () => down(places, { progress }))
  }
}

async function refuseHosts(): Promise<void> {
  if ((await listContainers()).length === 0) return
  throw new Error("there are hosts already: run the command by itself, or bun run nodes down")
}

/** In a group of its own: Ctrl-C reaches us first, and we end all that it has started. */
async function runCommand(command: string[], signal: AbortSignal): Promise<number> {
  signal.throwIfAborted()
  const child = Bun.spawn(command, { stdio: ["ignore", "inherit", "inherit"], detached: true })
  let ending: Promise<void> | undefined
  signal.addEventListener("abort", () => {
    ending = endGroup(child.pid, 20_000)
  })
  const code = await child.exited
  await ending
  signal.throwIfAborted()
  return code
}
