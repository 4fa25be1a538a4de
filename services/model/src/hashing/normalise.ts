import { APOSTROPHE, classOf, lowerOf, MARK, PAUSE, WORD } from "./characters.ts"
import {
  capitalise,
  clear,
  close,
  cutTo,
  FRESH,
  put,
  putToken,
  type TokenBuffer,
} from "./token-buffer.ts"
import { ENDS_CLAUSE, NEGATES, specialOf, wholeVerbs } from "./words.ts"

/** How many words after a negation are marked, unless the clause ends first. */
const negationScope = 4
const letterN = 0x6e
const letterT = 0x74

/**
 * Splits a text into the tokens that are hashed: lower-case words, "!" and "?"; the words a
 * negation governs in capitals. "doesn't", "does n't" and "doesnt" all become "does", "not".
 * The twin in Python is `ml/src/sentiment/normalise.py`.
 */
export function normalise(text: string, buffer: TokenBuffer): void {
  clear(buffer)
  let at = 0
  while (at < text.length) {
    const kind = classOf(codeAt(text, at))
    if (kind === WORD) {
      at = readWord(text, at, buffer)
    } else {
      if (kind === PAUSE) buffer.paused = true
      if (kind === MARK) putToken(buffer, text.charAt(at), at, at + 1, ENDS_CLAUSE)
      at += 1
    }
  }
  markNegated(buffer)
}

/** Reads the word, or contraction with "not", that starts at `start`; answers where it ends. */
function readWord(text: string, start: number, buffer: TokenBuffer): number {
  const first = buffer.pointCount
  let end = start
  let last = 0
  for (let code = codeAt(text, end); classOf(code) === WORD; code = codeAt(text, end)) {
    end += code > 0xffff ? 2 : 1
    last = lowerOf(code)
    put(buffer, last)
  }
  if (last === letterN && isContractedNot(text, end)) {
    addContracted(text, start, end - 1, first, buffer)
    return end + 2
  }
  addWord(text, start, end, first, last, buffer)
  return end
}

/** Tells whether a word that ends in "n" goes on as "'t", like "don't". */
function isContractedNot(text: string, end: number): boolean {
  const follows = classOf(text.charCodeAt(end)) === APOSTROPHE
  const isT = lowerOf(text.charCodeAt(end + 1)) === letterT
  return follows && isT && classOf(codeAt(text, end + 2)) !== WORD
}

/** Ends the verb that was read together with the "n" at `verbEnd`, and adds "not". */
function addContracted(
  text: string,
  start: number,
  verbEnd: number,
  first: number,
  buffer: TokenBuffer,
): void {
  const whole = wholeVerbs.get(text.slice(start, verbEnd).toLowerCase())
  cutTo(buffer, whole === undefined ? buffer.pointCount - 1 : first)
  if (whole !== undefined) putToken(buffer, whole, start, verbEnd, 0)
  else if (verbEnd > start) close(buffer, first, start, verbEnd, roleOf(text, start, verbEnd))
  else if (buffer.count > 0 && !buffer.paused) completeVerb(text, buffer)
  putToken(buffer, "not", verbEnd, verbEnd + 3, NEGATES)
}

/** Makes "can" of the token before "n't" where it is "ca", as treebanks write it. */
function completeVerb(text: string, buffer: TokenBuffer): void {
  const token = buffer.count - 1
  const start = buffer.start[token] ?? 0
  const end = buffer.end[token] ?? 0
  const whole = wholeVerbs.get(text.slice(start, end).toLowerCase())
  if (whole === undefined) return
  cutTo(buffer, buffer.first[token] ?? 0)
  buffer.count = token
  putToken(buffer, whole, start, end, buffer.role[token] ?? 0)
}

function addWord(
  text: string,
  start: number,
  end: number,
  first: number,
  last: number,
  buffer: TokenBuffer,
): void {
  const special = specialOf(text, start, end, last)
  if (special === undefined || "role" in special) {
    close(buffer, first, start, end, special?.role ?? 0)
  } else {
    const verbEnd = end - special.notLength
    cutTo(buffer, first)
    putToken(buffer, special.verb, start, verbEnd, 0)
    putToken(buffer, "not", verbEnd, end, NEGATES)
  }
}

/** The role of what is left before "n't": "nothingn't" starts with a negation of its own. */
function roleOf(text: string, start: number, end: number): number {
  const special = specialOf(text, start, end, lowerOf(text.charCodeAt(end - 1)))
  return special && "role" in special ? special.role : 0
}

function markNegated(buffer: TokenBuffer): void {
  let scope = 0
  for (let token = 0; token < buffer.count; token += 1) {
    const role = buffer.role[token] ?? 0
    if ((role & (FRESH | ENDS_CLAUSE)) !== 0) scope = 0
    if (scope > 0) capitalise(buffer, token)
    scope = (role & NEGATES) === 0 ? scope - 1 : negationScope
  }
}

const codeAt = (text: string, at: number): number => text.codePointAt(at) ?? -1
