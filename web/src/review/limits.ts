import { Problem } from "../problem/problem.ts"

/** The limits of the API; the server checks them again. */
export const maxCharacters = 5_000
export const maxBytes = 20_000

const encoder = new TextEncoder()

/** Counts Unicode code points, as the API does: an emoji of two UTF-16 units counts once. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

export function countBytes(text: string): number {
  return encoder.encode(text).length
}

/** Throws the problem the server would find in `text`, sparing the user the round trip. */
export function checkText(text: string): void {
  if (text === "") throw new Problem("empty")
  if (text.trim() === "") throw new Problem("blank")
  if (countCharacters(text) > maxCharacters) throw new Problem("tooManyCharacters")
  if (countBytes(text) > maxBytes) throw new Problem("tooManyBytes")
}
