import { readFile, writeFile } from "node:fs/promises"
import { codeOf, Problem } from "@sentiment/tools/problem"

export const hostsLines = [
  "192.168.56.91 app.local",
  "192.168.56.90 dashboard.local monitoring.local",
] as const

const begin = "# BEGIN sentiment-analyzer"
const end = "# END sentiment-analyzer"

/** The file with our lines between markers, once; without any when there are no lines. */
export function withHosts(text: string, lines: readonly string[]): string {
  const rest = text.replace(new RegExp(`\n*${begin}\n[\\s\\S]*?${end}\n?`), "\n")
  if (lines.length === 0) return rest === "\n" ? "" : rest
  const others = rest.replace(/\n*$/, rest.trim() ? "\n" : "")
  return `${others}${begin}\n${lines.join("\n")}\n${end}\n`
}

/** Answers whether the file had to be changed. */
export async function applyHosts(lines: readonly string[], file = "/etc/hosts"): Promise<boolean> {
  const before = await readFile(file, "utf8")
  const after = withHosts(before, lines)
  if (after === before) return false
  await writeFile(file, after).catch((error) => {
    if (codeOf(error) !== "EACCES" && codeOf(error) !== "EROFS") throw error
    return writeAsRoot(file, after)
  })
  return true
}

/** sudo asks for the password on the terminal by itself. */
async function writeAsRoot(file: string, text: string): Promise<void> {
  const child = Bun.spawn(["sudo", "tee", file], {
    stdin: Buffer.from(text),
    stdout: "ignore",
    stderr: "inherit",
  })
  if ((await child.exited) !== 0)
    throw new Problem(`${file} could not be written: add the lines yourself`)
}
