import { murmur3 } from "./murmur3.ts"
import type { TokenBuffer } from "./token-buffer.ts"

/** The n-grams of a text in the order in which they were met; filled again for each text. */
export type Occurrences = {
  count: number
  hashes: Int32Array
  indices: Int32Array
  values: Float32Array
  /** First and last token of each n-gram. */
  first: Int32Array
  last: Int32Array
  /** Features met: the n-grams of one column are one, or none where their signs cancel out. */
  features: number
  /** Those that the model does not know. */
  unknown: number
}

export const createOccurrences = (size: number): Occurrences => ({
  count: 0,
  hashes: new Int32Array(size),
  indices: new Int32Array(size),
  values: new Float32Array(size),
  first: new Int32Array(size),
  last: new Int32Array(size),
  features: 0,
  unknown: 0,
})

/** Adds the hashes of all runs of `min` to `max` tokens. */
export function addWords(tokens: TokenBuffer, min: number, max: number, to: Occurrences): void {
  const { bytes, points, first, last, count } = tokens
  for (let size = min; size <= max; size += 1) {
    for (let token = 0; token + size <= count; token += 1) {
      const end = token + size - 1
      const from = points[first[token] ?? 0] ?? 0
      add(to, murmur3(bytes, from, points[last[end] ?? 0] ?? 0), token, end)
    }
  }
}

/** Adds the hashes of all runs of `min` to `max` characters of each token between two blanks. */
export function addCharacters(
  tokens: TokenBuffer,
  min: number,
  max: number,
  to: Occurrences,
): void {
  const { bytes, points } = tokens
  for (let token = 0; token < tokens.count; token += 1) {
    const from = (tokens.first[token] ?? 0) - 1
    const end = (tokens.last[token] ?? 0) + 1
    for (let size = min; size <= max; size += 1) {
      for (let point = from; point === from || point + size <= end; point += 1) {
        const stop = points[Math.min(point + size, end)] ?? 0
        add(to, murmur3(bytes, points[point] ?? 0, stop), token, token)
      }
      // A word that is no longer than this counts once, not again for each larger size.
      if (from + size >= end) break
    }
  }
}

function add(to: Occurrences, hash: number, first: number, last: number): void {
  const at = to.count++
  to.hashes[at] = hash
  to.first[at] = first
  to.last[at] = last
}
