#!/usr/bin/env bun
import { Interrupted } from "@sentiment/tools/problem"
import { runCommandLine } from "./command-line.ts"
import { createOutput } from "./output/output.ts"

const interruption = new AbortController()
const pressTwiceMs = 1_000
let first = 0

// Ctrl-C reaches us from the terminal and again from `bun run`: only a later one means "at once".
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.on(name, () => {
    if (first === 0) {
      first = performance.now()
      console.error("\nending what runs; once more to leave it")
      interruption.abort(new Interrupted(name))
    } else if (performance.now() - first > pressTwiceMs)
      process.exit(new Interrupted(name).exitCode)
  })
}

const { argv, stdout, stderr } = process
process.exit(
  await runCommandLine(argv.slice(2), {
    out: createOutput(stdout),
    errors: createOutput(stderr),
    searchPath: process.env.PATH ?? "",
    signal: interruption.signal,
    color: stdout.isTTY === true && !process.env.NO_COLOR,
  }),
)
