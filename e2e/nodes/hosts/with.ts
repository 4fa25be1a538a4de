import { endGroup } from "@sentiment/tools/process/group"
import { listContainers } from "./containers.ts"
import { down } from "./down.ts"
import { takeLock } from "./lock.ts"
import type { Places } from "./places.ts"
import { up } from "./up.ts"

type Options = { progress: (line: string) => void; signal: AbortSignal }

/**
 * Runs a command while there are hosts, made for it and removed after it, however it ends. Answers
 * its exit code.
 */
export async function withHosts(
  command: string[],
  places: Places,
  { progress, signal }: Options,
): Promise<number> {
  if ((await listContainers()).length > 0) {
    throw new Error("there are hosts already: run the command by itself, or bun run nodes down")
  }
  await locked(places, () => up(places, { progress, signal }))
  try {
    return await runCommand(command, signal)
  } finally {
    await locked(places, () => down(places, { progress }))
  }
}

/** Keeps others off the hosts while `work` changes them. */
export async function locked<T>(places: Places, work: () => Promise<T>): Promise<T> {
  const lock = await takeLock(places.lock)
  try {
    return await work()
  } finally {
    await lock.close()
  }
}

/** In a group of its own: Ctrl-C reaches us first, and we end all that it has started. */
async function runCommand(command: string[], signal: AbortSignal): Promise<number> {
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
