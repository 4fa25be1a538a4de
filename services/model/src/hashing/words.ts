/** What is left of a verb whose "n't" was cut off: "ca|n't" as "can|not". */
export const wholeVerbs: ReadonlyMap<string, string> = new Map([
  ["ca", "can"],
  ["wo", "will"],
  ["sha", "shall"],
])

const verbs =
  "do does did is are was were have has had ca could would should wo ai need must".split(" ")
const negations = "not no never without nothing hardly neither nor".split(" ")

/** Roles of a token, as bits. */
export const NEGATES = 2
export const ENDS_CLAUSE = 4

/** A role, or the verb that a contraction holds before the last `notLength` letters, its "not". */
type Special = { role: number } | { verb: string; notLength: number }

const specials = new Map<string, Special>([
  // "dont", "cant": typed without the apostrophe.
  ...verbs.map((verb) => contraction(`${verb}nt`, wholeVerbs.get(verb) ?? verb, 2)),
  contraction("cannot", "can", 3),
  ...negations.map((word) => [word, { role: NEGATES }] as const),
  ["but", { role: ENDS_CLAUSE }],
])

const longest = Math.max(...[...specials.keys()].map((word) => word.length))
const mayEnd = new Uint8Array(128)
for (const word of specials.keys()) mayEnd[word.charCodeAt(word.length - 1)] = 1

/** Finds what is special about a word; `last`, its last character, spares most the look-up. */
export function specialOf(text: string, start: number, end: number, last: number) {
  if (end - start > longest || mayEnd[last] !== 1) return undefined
  return specials.get(text.slice(start, end).toLowerCase())
}

function contraction(word: string, verb: string, notLength: number) {
  return [word, { verb, notLength }] as const
}
