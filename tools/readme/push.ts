#!/usr/bin/env bun
import { root } from "../product/service-process.ts"

/** What the figures are written to, and nothing else. */
const paths = [
  "README.md",
  "docs/badges",
  "docs/figures.json",
  "docs/ml-test-score.md",
  "ml/metrics",
]

/** Commits and pushes the figures to `branch` when they have changed; says whether they had. */
export async function pushFigures(folder: string, branch: string): Promise<boolean> {
  const git = (...args: string[]) => run(folder, ["git", ...args])
  await git("add", "--", ...(await existing(folder)))
  if ((await git("diff", "--cached", "--name-only")) === "") return false
  const author = ["-c", "user.name=figures", "-c", "user.email=figures@users.noreply.github.com"]
  await git(...author, "commit", "--quiet", "--message", "docs: write the figures")
  // Refused when somebody was faster: the run of their push writes the figures again.
  await git("push", "--quiet", "origin", `HEAD:refs/heads/${branch}`)
  return true
}

async function existing(folder: string): Promise<string[]> {
  const listed = await run(folder, ["git", "ls-files", "--cached", "--others", "--", ...paths])
  return paths.filter((path) => listed.split("\n").some((it) => it.startsWith(path)))
}

async function run(cwd: string, command: string[]): Promise<string> {
  const child = Bun.spawn(command, { cwd, stdin: "ignore", stdout: "pipe", stderr: "pipe" })
  const [output, error] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ])
  if ((await child.exited) === 0) return output.trim()
  throw new Error(`${command.slice(0, 2).join(" ")}: ${error.trim()}`)
}

if (import.meta.main) {
  try {
    const pushed = await pushFigures(root, process.env.GITHUB_REF_NAME ?? "main")
    console.log(pushed ? "pushed the figures" : "the figures have not changed")
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
