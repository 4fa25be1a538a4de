import type { Label, WeighedWord } from "../api/answers.ts"

export type Strength = 1 | 2 | 3 | 4

/** A stretch of the text; without a pull it is drawn plain. */
export interface Segment {
  readonly text: string
  readonly pull?: { readonly label: Label; readonly strength: Strength }
}

/** Below this part of the strongest weight a mark would be noise. */
const leastShare = 0.1

/** Cuts `text` at the words that counted. The segments joined are `text`, whatever the offsets. */
export function cutSegments(text: string, words: readonly WeighedWord[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const word of pickWords(text, words)) {
    if (word.start < at) continue
    if (word.start > at) segments.push({ text: text.slice(at, word.start) })
    segments.push({ text: text.slice(word.start, word.end), pull: word.pull })
    at = word.end
  }
  if (at < text.length) segments.push({ text: text.slice(at) })
  return segments
}

/** The words of one side, each once, the strongest first. */
export function listWords(segments: readonly Segment[], label: Label): string[] {
  const strongest = new Map<string, number>()
  for (const { text, pull } of segments) {
    if (pull?.label !== label) continue
    const word = text.toLowerCase()
    strongest.set(word, Math.max(pull.strength, strongest.get(word) ?? 0))
  }
  return [...strongest].sort(([, a], [, b]) => b - a).map(([word]) => word)
}

function pickWords(text: string, words: readonly WeighedWord[]) {
  const valid = words.filter(({ start, end }) => isRange(start, end, text.length))
  const most = Math.max(...valid.map(({ weight }) => Math.abs(weight)), 0)
  return valid
    .filter(({ weight }) => weight !== 0 && Math.abs(weight) >= most * leastShare)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, weight }) => ({ start, end, pull: pullOf(weight, most) }))
}

function isRange(start: number, end: number, length: number): boolean {
  return (
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= length
  )
}

function pullOf(weight: number, most: number): NonNullable<Segment["pull"]> {
  const label = weight > 0 ? "positive" : "negative"
  const share = Math.abs(weight) / most
  if (share > 0.75) return { label, strength: 4 }
  if (share > 0.5) return { label, strength: 3 }
  return { label, strength: share > 0.25 ? 2 : 1 }
}
