import { unknownToRust } from "./unicode-age.ts"

/** A letter of no word in the vocabulary. */
const unknownLetter = "\ua000"

/** Ideographs beyond the basic plane, which the library does not set apart as it does the others. */
const ideographs =
  /[\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu
const unknown = new RegExp(`[${unknownToRust}]`, "gu")
/** Punctuation to one and a letter to the other. */
const split = /[\u{166d}\u{111c9}]/gu
/** Marks that only the Rust library strips. */
const stripped = /[\u{1734}\u{1171e}]/gu
/** Lower case here depends on whether it ends a word, there it does not. */
const sigma = /\u03a3/g
/** Nothing of the above is below this. */
const mayDiffer = /[\u{3a3}-\u{10ffff}]/u

/**
 * Rewrites the characters that `@huggingface/tokenizers` and the Rust library of the same name take
 * apart differently, so that the first gives the ids of the second.
 */
export function likeRust(text: string): string {
  if (!mayDiffer.test(text)) return text
  return text
    .replace(sigma, "\u03c3")
    .replace(ideographs, " $& ")
    .replace(split, ` ${unknownLetter} `)
    .replace(stripped, "")
    .replace(unknown, unknownLetter)
}
