import { link, mkdir, rm } from "node:fs/promises"
import { dirname } from "node:path"

/** Holds others off while the hosts are changed. A lock whose process has gone is nobody's. */
export async function takeLock(file: string): Promise<{ close(): Promise<void> }> {
  await mkdir(dirname(file), { recursive: true })
  const mine = `${file}.${process.pid}`
  await Bun.write(mine, String(process.pid))
  try {
    await claim(file, mine)
  } finally {
    await rm(mine, { force: true })
  }
  return { close: () => rm(file, { force: true }) }
}

async function claim(file: string, mine: string): Promise<void> {
  const error = await link(mine, file).catch((it: unknown) => it)
  if (error === undefined) return
  const holder = Number(await Bun.file(file).text())
  if (isAlive(holder)) throw new Error(`another bun run nodes is at work (process ${holder})`)
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
