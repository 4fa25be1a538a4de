#!/usr/bin/env bun
import { type FSWatcher, watch } from "node:fs"
import { join } from "node:path"
import { createRestarts } from "./restarts.ts"
import { root } from "./service-process.ts"

/** Runs `bun start` and starts it anew when a source file changes. */
const folders = ["proto/src", "services", "web/src", "web/index.html", "ml/models"]
const ignored = new Set(["node_modules", "dist"])
const settleMs = 200

const { restart, stop } = createRestarts(() =>
  Bun.spawn(["bun", "run", "--silent", "start"], {
    cwd: root,
    stdin: "ignore",
    stdout: "inherit",
    stderr: "inherit",
  }),
)
let timer: Timer | undefined
const watchers: FSWatcher[] = folders.map((folder) =>
  watch(join(root, folder), { recursive: true }, (_, file) => {
    if (file?.split("/").some((it) => ignored.has(it))) return
    clearTimeout(timer)
    timer = setTimeout(changed, settleMs)
  }),
)
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    for (const it of watchers) it.close()
    clearTimeout(timer)
    process.exit(await stop())
  })
}

function changed() {
  console.log("\nchanged: starting anew\n")
  restart()
}
