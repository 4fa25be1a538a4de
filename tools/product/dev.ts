#!/usr/bin/env bun
import { type FSWatcher, watch } from "node:fs"
import { join } from "node:path"
import { root } from "./service-process.ts"

/** Runs `bun start` and starts it anew when a source file changes. */
const folders = ["proto/src", "services", "web/src", "web/index.html", "ml/models"]
const settleMs = 200

let product = start()
let timer: Timer | undefined
const watchers: FSWatcher[] = folders.map((folder) =>
  watch(join(root, folder), { recursive: true }, (_, file) => {
    if (file?.includes("node_modules") || file?.includes("dist")) return
    clearTimeout(timer)
    timer = setTimeout(restart, settleMs)
  }),
)
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    for (const it of watchers) it.close()
    clearTimeout(timer)
    product.kill("SIGTERM")
    process.exit(await product.exited)
  })
}

function start() {
  return Bun.spawn(["bun", "run", "--silent", "start"], {
    cwd: root,
    stdin: "ignore",
    stdout: "inherit",
    stderr: "inherit",
  })
}

async function restart() {
  console.log("\nchanged: starting anew\n")
  product.kill("SIGTERM")
  await product.exited
  product = start()
}
