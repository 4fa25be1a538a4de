export const begin = "<!-- figures: written by `bun run readme` -->"
export const end = "<!-- end of figures -->"

/** Puts `content` between the two markers; throws unless each is there once and in order. */
export function replaceSection(text: string, content: string): string {
  const [from, to] = [only(text, begin), only(text, end)]
  if (to < from) throw new Error(`README.md: "${end}" stands before "${begin}"`)
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`
}

function only(text: string, marker: string): number {
  const count = text.split(marker).length - 1
  if (count === 1) return text.indexOf(marker)
  throw new Error(`README.md: "${marker}" is there ${count} times instead of once`)
}
