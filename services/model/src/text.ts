import { AppError } from "@sentiment/proto/errors"
import { limits } from "@sentiment/proto/limits"

/** Throws INVALID_TEXT unless the text is within the contract's limits. `where` names it, never quotes it. */
export function checkText(text: string, where: string): void {
  const problem = problemOf(text)
  if (problem) throw new AppError("invalidText", `${where} ${problem}`)
}

function problemOf(text: string): string | undefined {
  if (text.trim() === "") return "is empty or only blanks"
  if (text.length > limits.characters && countCharacters(text) > limits.characters) {
    return `has more than ${limits.characters} characters`
  }
  return undefined
}

/** Unicode code points; a pair of surrogates is one. */
function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
