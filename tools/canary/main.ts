#!/usr/bin/env bun
import { join } from "node:path"
import { Problem } from "../problem.ts"
import { readArguments } from "./arguments.ts"
import { connectCluster } from "./cluster.ts"
import { setWeight } from "./set-weight.ts"
import { showStatus } from "./status.ts"

const root = join(import.meta.dir, "../..")

// Ctrl-C reaches kubectl, too: it ends, and what it did not do is taken back from the file.
for (const it of ["SIGINT", "SIGTERM"] as const) process.on(it, () => {})

try {
  process.exitCode = await main(Bun.argv.slice(2))
} catch (error) {
  console.error(error instanceof Problem ? error.message : error)
  process.exitCode = error instanceof Problem ? error.exitCode : 1
}

/** Answers the exit code. */
async function main(args: string[]): Promise<number> {
  const command = readArguments(args, root)
  if (command.name === "help") {
    console.log(command.text)
    return 0
  }
  const cluster = connectCluster(command.kubectl)
  const site = { file: join(root, "istio/canary/weight.yaml"), overlay: command.overlay, cluster }
  if (command.name === "status") return await showStatus(site, console.log)
  await setWeight(site, command, console.log)
  return 0
}
