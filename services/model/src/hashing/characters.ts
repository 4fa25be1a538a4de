/**
 * Classes of characters, by explicit code points: engines ship different versions of the Unicode
 * tables. The twin in Python, `ml/src/sentiment/characters.py`, has the same ranges.
 */

/** First code point of each range of word characters, and the first one after it, in turn. */
const wordBounds = [
  0x30, 0x3a, 0x41, 0x5b, 0x61, 0x7b, 0xaa, 0xab, 0xb5, 0xb6, 0xba, 0xbb, 0xc0, 0xd7, 0xd8, 0xf7,
  0xf8, 0x1680, 0x1681, 0x180e, 0x180f, 0x2000, 0x2c00, 0x2e00, 0x2e80, 0x3000, 0x3040, 0xd800,
  0xf900, 0xfe00, 0xfe10, 0xfeff, 0xff10, 0xfff0, 0x10000, 0x1f000, 0x1fc00, 0xe0000,
]
const apostrophes = "'\u2018\u2019\u02bc\uff07`\u00b4"
const lowerEnd = 0x530
/** Beyond all emoji; what lies there is looked up in the ranges. */
const tableEnd = 0x20000

/** Neither in a word nor read otherwise. */
export const BLANK = 0
export const WORD = 1
export const APOSTROPHE = 2
/** Ends a clause, and is not a token. */
export const PAUSE = 3
/** Ends a clause, and is a token: "!" and "?". */
export const MARK = 4

const classes = createClasses()
const lowers = createLowers()

/** The class of a code point; half a surrogate pair, and what is no code point, are blank. */
export function classOf(code: number): number {
  if (!(code >= tableEnd)) return classes[code] ?? BLANK
  return isWordRange(code) ? WORD : BLANK
}

/** Lower-cases code points below U+0530, where no Unicode version differs; keeps the rest. */
export const lowerOf = (code: number): number => lowers[code] ?? code

function createClasses(): Uint8Array {
  const table = Uint8Array.from({ length: tableEnd }, (_, code) =>
    isWordRange(code) ? WORD : BLANK,
  )
  const assign = (characters: string, kind: number) => {
    for (const character of characters) table[character.charCodeAt(0)] = kind
  }
  assign(apostrophes, APOSTROPHE)
  assign(".,;:", PAUSE)
  assign("!?", MARK)
  return table
}

function createLowers(): Uint16Array {
  return Uint16Array.from({ length: lowerEnd }, (_, code) => {
    const lower = String.fromCharCode(code).toLowerCase()
    return lower.length === 1 ? lower.charCodeAt(0) : code
  })
}

function isWordRange(code: number): boolean {
  return wordBounds.filter((bound) => bound <= code).length % 2 === 1
}
