import { link, mkdir, rm } from "node:fs/promises"
import { dirname } from "node:path"

export type Lock = { close(): Promise<void> }

/** Holds others off while `command` works. A lock whose process has gone is nobody's. */
export async function takeLock(file: string, command = "bun run nodes"): Promise<Lock> {
  await mkdir(dirname(file), { recursive: true })
  const mine = `${file}.${process.pid}`
  await Bun.write(mine, String(process.pid))
  try {
    await claim(file, mine, command)
  } finally {
    await rm(mine, { force: true })
  }
  return { close: () => rm(file, { force: true }) }
}

/** Works while a lock is held. */
export async function locked<T>(taking: Promise<Lock>, work: () => Promise<T>): Promise<T> {
  const lock = await taking
  try {
    return await work()
  } finally {
    await lock.close()
  }
}

/** Takes a lock that others hold for seconds only. */
export async function waitForLock(file: string, withinMs = 120_000): Promise<Lock> {
  const end = performance.now() + withinMs
  for (;;) {
    const lock = await takeLock(file).catch((error: unknown) => {
      if (performance.now() > end) throw error
    })
    if (lock) return lock
    await Bun.sleep(100)
  }
}

async function claim(file: string, mine: string, command: string): Promise<void> {
  const error = await link(mine, file).catch((it: unknown) => it)
  if (error === undefined) return
  const holder = Number(await Bun.file(file).text())
  if (isAlive(holder)) throw new Error(`another ${command} is at work (process ${holder})`)
  await rm(file, { force: true })
  await link(mine, file)
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}
