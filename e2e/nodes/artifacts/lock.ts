import { mkdir, open, readFile, rm } from "node:fs/promises"
import { join } from "node:path"

/** Holds the cache for one builder at a time; a lock whose holder is gone does not count. */
export async function lockCache(cache: string): Promise<{ close(): Promise<void> }> {
  await mkdir(cache, { recursive: true })
  const path = join(cache, "artifacts.lock")
  const holder = Number(await readFile(path, "utf8").catch(() => "0"))
  if (holder > 0 && isRunning(holder)) {
    throw new Error(`process ${holder} is building the artifacts already (${path})`)
  }
  await rm(path, { force: true })
  const file = await open(path, "wx")
  await file.writeFile(String(process.pid))
  await file.close()
  return { close: () => rm(path, { force: true }) }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
