import { afterEach, beforeEach, expect, test } from "bun:test"
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pushFigures } from "./push.ts"

let folder = ""
const git = (cwd: string, ...args: string[]) => {
  const name = [
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@example.com",
    "-c",
    "init.defaultBranch=main",
  ]
  const done = Bun.spawnSync(["git", ...name, ...args], { cwd })
  if (done.exitCode !== 0) throw new Error(done.stderr.toString())
  return done.stdout.toString().trim()
}
const clone = (name: string) => {
  git(folder, "clone", "--quiet", "origin.git", name)
  return join(folder, name)
}
const change = (work: string, text: string) => Bun.write(join(work, "docs/figures.json"), text)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "figures-"))
  git(folder, "init", "--quiet", "--bare", "origin.git")
  const first = clone("first")
  await mkdir(join(first, "docs"))
  await Bun.write(join(first, "README.md"), "# It\n")
  await Bun.write(join(first, "code.ts"), "1\n")
  await change(first, "[]\n")
  git(first, "add", ".")
  git(first, "commit", "--quiet", "--message", "begin")
  git(first, "push", "--quiet", "origin", "HEAD:main")
})
afterEach(() => rm(folder, { recursive: true }))

const commits = () => Number(git(join(folder, "origin.git"), "rev-list", "--count", "main"))

test("pushes what has changed, once", async () => {
  const work = clone("work")
  await change(work, "[1]\n")
  expect(await pushFigures(work, "main")).toBe(true)
  expect(await pushFigures(work, "main")).toBe(false)
  expect(commits()).toBe(2)
  expect(git(join(folder, "origin.git"), "show", "main:docs/figures.json")).toBe("[1]")
})

test("does nothing when nothing has changed", async () => {
  expect(await pushFigures(clone("work"), "main")).toBe(false)
  expect(commits()).toBe(1)
})

test("pushes the figures and nothing else", async () => {
  const work = clone("work")
  await change(work, "[1]\n")
  await Bun.write(join(work, "code.ts"), "2\n")
  await pushFigures(work, "main")
  expect(git(join(folder, "origin.git"), "show", "main:code.ts")).toBe("1")
})

test("works in a checkout without a branch, as GitHub makes it", async () => {
  const work = clone("work")
  git(work, "checkout", "--quiet", "--detach")
  await change(work, "[1]\n")
  expect(await pushFigures(work, "main")).toBe(true)
  expect(commits()).toBe(2)
})

test("fails clearly when somebody was faster, and overwrites nothing", async () => {
  const [slow, fast] = [clone("slow"), clone("fast")]
  await change(fast, "[2]\n")
  await pushFigures(fast, "main")
  await change(slow, "[1]\n")
  const error = await pushFigures(slow, "main").catch((it: Error) => it)
  expect(String(error)).toContain("git push")
  expect(git(join(folder, "origin.git"), "show", "main:docs/figures.json")).toBe("[2]")
})
