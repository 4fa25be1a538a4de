import { AppError } from "@sentiment/proto/errors"
import { limits } from "@sentiment/proto/limits"

/** Throws INVALID_TEXT unless the text is within the contract's limits. `where` names it, never quotes it. */
export function checkText(text: string, where: string): void {
  const problem = problemOf(text)
  if (problem) throw new AppError("invalidText", `${where} ${problem}`)
}

function problemOf(text: string): string | undefined {
  if (text.trim() === "") return "is empty or only blanks"
  if (isLonger(text, limits.characters)) return `has more than ${limits.characters} characters`
  return undefined
}

/** Compares Unicode code points, of which a pair of surrogates is one; counts only where it must. */
function isLonger(text: string, characters: number): boolean {
  if (text.length <= characters) return false
  return text.length > 2 * characters || Array.from(text).length > characters
}
