#!/usr/bin/env bun
import { type Command, readArguments } from "./arguments.ts"
import { down } from "./down.ts"
import { locked, takeLock } from "./lock.ts"
import { requireRoot } from "./machine.ts"
import { type Places, readPlaces } from "./places.ts"
import { powerOff, powerOn, wipe } from "./power.ts"
import { describe } from "./status.ts"
import { up } from "./up.ts"
import { withHosts } from "./with.ts"

const power = { off: powerOff, on: powerOn, wipe }
const startMs = performance.now()
const interrupted = new AbortController()
// Stays until the end: a second Ctrl-C must not cut the taking back.
for (const it of ["SIGINT", "SIGTERM"] as const) process.on(it, () => interrupted.abort())

try {
  await main(readArguments(Bun.argv.slice(2)), readPlaces())
} catch (error) {
  if (interrupted.signal.aborted) console.error("interrupted")
  else console.error(error instanceof Error ? error.message : error)
  process.exitCode = interrupted.signal.aborted ? 130 : 1
}

async function main(command: Command, places: Places): Promise<void> {
  if (command.name === "help") return console.log(command.text)
  requireRoot(process.getuid?.())
  if (command.name === "status") return console.log((await describe(places)).join("\n"))
  if (command.name === "with") {
    const options = { progress, signal: interrupted.signal, keep: command.keep }
    process.exitCode = await withHosts(command.command, places, options)
  } else {
    await locked(takeLock(places.lock), () => change(command, places))
    progress("done")
  }
}

async function change(
  command: Exclude<Command, { name: "help" | "status" | "with" }>,
  places: Places,
) {
  const { signal } = interrupted
  if (command.name === "down") return await down(places, { progress })
  if ("host" in command) return await power[command.name](command.host, places, signal)
  await up(places, { workers: command.workers, progress, signal })
  console.log((await describe(places)).join("\n"))
}

function progress(line: string): void {
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1).padStart(6)
  console.log(`${seconds} s  ${line}`)
}
