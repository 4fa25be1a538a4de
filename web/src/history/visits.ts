import type { Prediction } from "../api/answers.ts"

/** A review that was read in this visit, with its answer. */
export interface Visit {
  readonly text: string
  readonly prediction: Prediction
}

/** More than anybody scrolls through; a tab left open must not grow for ever. */
const most = 50
const excerptCharacters = 140

/** Puts the newest first; a text read again moves up. */
export function addVisit(visits: readonly Visit[], visit: Visit): Visit[] {
  return [visit, ...visits.filter(({ text }) => text !== visit.text)].slice(0, most)
}

export function excerpt(text: string): string {
  const characters = [...text.replace(/\s+/g, " ").trim()]
  if (characters.length <= excerptCharacters) return characters.join("")
  return `${characters.slice(0, excerptCharacters).join("")}…`
}
