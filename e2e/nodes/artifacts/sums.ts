import { existsSync } from "node:fs"
import { rename } from "node:fs/promises"
import { join } from "node:path"
import { locked, waitForLock } from "../hosts/lock.ts"

const SUMS = "SHA256SUMS"
const COVERED = "{files,images,charts}/**/*"

export type Sums = Record<string, string>

/**
 * Writes `dir`/SHA256SUMS over files/, images/ and charts/. With `changed`, only those paths (relative
 * to `dir`) and files that had no sum are read: a file that went bad meanwhile keeps its old sum.
 */
export async function writeSums(dir: string, changed?: string[]): Promise<void> {
  await locked(waitForLock(join(dir, `.${SUMS}.lock`)), () => writeAlone(dir, changed))
}

async function writeAlone(dir: string, changed?: string[]): Promise<void> {
  const known = changed === undefined ? {} : await readSums(dir)
  const lines: string[] = []
  for (const path of await coveredFiles(dir)) {
    const old = changed?.includes(path) ? undefined : known[path]
    lines.push(`${old ?? (await sha256(join(dir, path)))}  ${path}\n`)
  }
  const fresh = join(dir, `.${SUMS}.${process.pid}`)
  await Bun.write(fresh, lines.join(""))
  await rename(fresh, join(dir, SUMS))
}

/** What is wrong with the files of `dir`, a line each: changed, missing, or not in the list. */
export async function checkSums(dir: string): Promise<string[]> {
  const sums = await readSums(dir)
  const files = await coveredFiles(dir)
  const problems = files.filter((path) => !(path in sums)).map((path) => `${path}: not in ${SUMS}`)
  for (const [path, sum] of Object.entries(sums)) {
    if (!files.includes(path)) problems.push(`${path}: missing`)
    else if ((await sha256(join(dir, path))) !== sum) problems.push(`${path}: changed`)
  }
  return problems
}

export async function readSums(dir: string): Promise<Sums> {
  const file = Bun.file(join(dir, SUMS))
  if (!(await file.exists())) return {}
  const lines = (await file.text()).split("\n").filter((line) => line !== "")
  return Object.fromEntries(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
}

export async function sha256(path: string): Promise<string> {
  const hash = new Bun.CryptoHasher("sha256")
  for await (const chunk of Bun.file(path).stream()) hash.update(chunk)
  return hash.digest("hex")
}

async function coveredFiles(dir: string): Promise<string[]> {
  if (!existsSync(dir)) return []
  const files = await Array.fromAsync(new Bun.Glob(COVERED).scan({ cwd: dir, dot: true }))
  return files.sort()
}
