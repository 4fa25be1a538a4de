import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { makeBadge } from "badge-maker"
import { type Figure, readFigures } from "./figures.ts"
import { replaceSection } from "./section.ts"

const colours = { good: "brightgreen", fair: "yellow", poor: "red" }

/** What the README's figures are made of: files by their path from the root. */
export async function render(root: string): Promise<Map<string, string>> {
  const figures = await readFigures(root)
  const readme = await Bun.file(join(root, "README.md")).text()
  const badges = figures.map((it): [string, string] => [badgePath(it), badge(it)])
  return new Map([
    ["docs/figures.json", `${JSON.stringify(figures, null, 2)}\n`],
    ["README.md", replaceSection(readme, section(figures))],
    ...badges,
  ])
}

/** Writes what has changed and says which files that were. */
export async function write(root: string, files: Map<string, string>): Promise<string[]> {
  const changed = await changedFiles(root, files)
  await mkdir(join(root, "docs/badges"), { recursive: true })
  for (const path of changed) await Bun.write(join(root, path), files.get(path) ?? "")
  return changed
}

/** The files that are not as they would be written. */
export async function changedFiles(root: string, files: Map<string, string>): Promise<string[]> {
  const changed: string[] = []
  for (const [path, content] of files) {
    const file = Bun.file(join(root, path))
    if (!(await file.exists()) || (await file.text()) !== content) changed.push(path)
  }
  return changed
}

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")
const badgePath = ({ name }: Figure) => `docs/badges/${slug(name)}.svg`

const badge = ({ name, value, grade }: Figure) =>
  `${makeBadge({ label: name, message: value, color: colours[grade] })}\n`

function section(figures: readonly Figure[]): string {
  const badges = figures.map((it) => `[![${it.name}: ${it.value}](${badgePath(it)})](${it.proof})`)
  const rows = figures.map(
    (it) => `| [${it.name}](${it.proof}) | ${it.value} | \`${it.command}\` |`,
  )
  return [...badges, "", "| figure | value | made by |", "|---|---|---|", ...rows].join("\n")
}
