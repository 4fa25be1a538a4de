import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Shop } from "./product.ts"
import { run } from "./run.ts"

/** A workshop in a folder of its own. */
export async function createShop(): Promise<Shop & { close(): Promise<void> }> {
  const cache = await mkdtemp(join(tmpdir(), "artifacts-"))
  const out = join(cache, "out")
  const scratch = join(cache, "scratch")
  await Promise.all([out, scratch].map((folder) => mkdir(folder)))
  const log = join(cache, "log")
  return {
    cache,
    versions: {},
    out,
    scratch,
    run: (command, cwd) => run(command, { log, ...(cwd === undefined ? {} : { cwd }) }),
    say: () => undefined,
    written: new Set(),
    wanted: new Set(),
    close: () => rm(cache, { recursive: true }),
  }
}
