/** What a token means to the words after it. */
export const PLAIN = 0
export const NEGATION = 1
/** The clause ended before this token. */
export const FRESH = 2

/**
 * Tokens in UTF-8 with one blank before, between and after them, so that every n-gram of words and
 * every n-gram of a padded word is one run of bytes. It is filled again for each text.
 */
export function createTokenBuffer() {
  let bytes = new DataView(new ArrayBuffer(0))
  /** Where each code point starts; `points` has one more entry, the end. */
  let points = new Int32Array(0)
  /** By token: its first code point and the one after its last, its place in the text, its role. */
  let firstPoint = new Int32Array(0)
  let endPoint = new Int32Array(0)
  let start = new Int32Array(0)
  let end = new Int32Array(0)
  let role = new Uint8Array(0)
  let tokens = 0
  let point = 0
  let byte = 0

  const grow = (units: number) => {
    // A unit becomes at most three bytes and a blank; two become "will not" at worst: below 4 each.
    const size = 4 * units + 16
    if (points.length >= size) return
    bytes = new DataView(new ArrayBuffer(2 * size))
    points = new Int32Array(2 * size)
    firstPoint = new Int32Array(2 * size)
    endPoint = new Int32Array(2 * size)
    start = new Int32Array(2 * size)
    end = new Int32Array(2 * size)
    role = new Uint8Array(2 * size)
  }
  return { grow }
}
