#!/usr/bin/env bun
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Generates the code from `proto/` aside and exits with 1 when what is here differs from it. */
const root = join(import.meta.dir, "../..")
const dir = await mkdtemp(join(tmpdir(), "generated-"))
try {
  const generate = Bun.$`bun run --silent --cwd proto generate --output ${dir}`.cwd(root).nothrow()
  if ((await generate).exitCode !== 0) throw new Error("proto/ cannot be generated from")
  const compare = Bun.$`git diff --no-index -- proto/src/gen ${dir}/src/gen`.cwd(root).nothrow()
  if ((await compare).exitCode !== 0) {
    console.error("generated code differs from proto/: bun run generate")
    process.exitCode = 1
  }
} finally {
  await rm(dir, { recursive: true })
}
