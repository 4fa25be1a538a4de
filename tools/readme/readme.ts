#!/usr/bin/env bun
import { parseArgs } from "node:util"
import { root } from "../product/service-process.ts"
import { changedFiles, render, write } from "./write.ts"

const help = `Writes the README's figures from what the tools have written.

  bun run readme           writes docs/figures.json, docs/badges and the table of README.md
  bun run readme --check   writes nothing, and fails when something would change

The figures come from ml/reports (bun run ml:pylint, bun run test:ml) and ml/metrics.`

const options = { check: { type: "boolean" }, help: { type: "boolean" } } as const

try {
  const { values } = parseArgs({ options })
  if (values.help) console.log(help)
  else await run(values.check ?? false)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(check: boolean): Promise<void> {
  const files = await render(root)
  const changed = check ? await changedFiles(root, files) : await write(root, files)
  if (changed.length === 0) console.log("the figures are up to date")
  else if (check) throw new Error(`not up to date: ${changed.join(", ")}; run bun run readme`)
  else console.log(`written: ${changed.join(", ")}`)
}
