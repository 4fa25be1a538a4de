import { Problem } from "../problem/problem.ts"

/**
 * The limit of the API, which checks it again. Its second limit, 20,000 bytes of UTF-8, needs no
 * count here: no character takes more than four.
 */
export const maxCharacters = 5_000

/** Counts Unicode code points, as the API does: an emoji of two UTF-16 units counts once. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Throws the problem the server would find in `text`, sparing the user the round trip. */
export function checkText(text: string): void {
  if (text === "") throw new Problem("empty")
  if (text.trim() === "") throw new Problem("blank")
  if (countCharacters(text) > maxCharacters) throw new Problem("tooLong")
}
