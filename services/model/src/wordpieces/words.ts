/** A word between blanks, without the punctuation around it; offsets in UTF-16 units. */
export type Word = { word: string; start: number; end: number }

/** What stands between two blanks: its ids, and the word in it unless it is only punctuation. */
export type Chunk = { ids: number[]; word: Word | undefined; endsPhrase: boolean }

const between = /[^ \t\n\r]+/g
const around = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu
const phraseEnd = /[.!?;:,)]$/

/**
 * Cuts a text where the tokeniser does, so that the ids of all chunks are those of the text.
 *
 * @param encode gives the ids of a text, without those of a start and an end.
 * @param limit ids of all chunks together; the chunks beyond have fewer or none.
 */
export function cutChunks(
  text: string,
  encode: (part: string) => number[],
  limit: number,
): Chunk[] {
  let left = limit
  return Array.from(text.matchAll(between), ({ 0: part, index }) => {
    const ids = left > 0 ? encode(part).slice(0, left) : []
    left -= ids.length
    return { ids, word: trim(part, index), endsPhrase: phraseEnd.test(part) }
  })
}

function trim(part: string, index: number): Word | undefined {
  const word = part.replace(around, "")
  if (word === "") return undefined
  const start = index + part.indexOf(word)
  return { word, start, end: start + word.length }
}
