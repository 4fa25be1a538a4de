import { endGroup } from "@sentiment/tools/process/group"
import { listContainers } from "./containers.ts"
import { down } from "./down.ts"
import { takeLock, waitForLock } from "./lock.ts"
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
  const lock = await takeLock(places.lock)
  try {
    await refuseHosts()
  } catch (error) {
    await lock.close()
    throw error
  }
  try {
    await up(places, { progress, signal }).finally(() => lock.close())
    return await runCommand(command, signal)
  } finally {
    const again = await waitForLock(places.lock)
    await down(places, { progress }).finally(() => again.close())
  }
}

async function refuseHosts(): Promise<void> {
  if ((await listContainers()).length === 0) return
  throw new Error("there are hosts already: run the command by itself, or bun run nodes down")
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
