/** Parts of made-up reviews: the benchmark needs no data set, and every run has the same texts. */
const subjects = [
  "The soup",
  "Our waiter",
  "This phone",
  "The second act",
  "Her voice",
  "The battery",
  "Breakfast",
  "The whole film",
]
const verbs = ["was", "felt", "seemed", "turned out to be", "is", "could hardly have been"]
const judgements = [
  "wonderful",
  "not good at all",
  "rather bland",
  "worth every cent",
  "a waste of two hours",
  "better than I had hoped",
  "cold and late",
  "simply great",
]
const links = [", and", ", but", ". Still,", ". I must say", ", while"]

/** Made-up reviews of 4 to 60 words, 16 on average, as the sentences of review sets have. */
export function makeTexts(count: number, seed = 7): string[] {
  const next = random(seed)
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? ""
  const clause = () => `${pick(subjects)} ${pick(verbs)} ${pick(judgements)}`
  return Array.from({ length: count }, () => {
    let text = clause()
    while (next() < 0.55 && text.length < 300) text += `${pick(links)} ${clause().toLowerCase()}`
    return `${text}.`
  })
}

/** Words a text, as a line for reports. */
export function describeLengths(texts: readonly string[]): string {
  const words = texts.map((it) => it.split(" ").length).sort((a, b) => a - b)
  const mean = words.reduce((sum, it) => sum + it, 0) / words.length
  const at = (share: number) => words[Math.floor(share * (words.length - 1))]
  return `${mean.toFixed(1)} words on average, p10 ${at(0.1)}, p50 ${at(0.5)}, p90 ${at(0.9)}, at most ${at(1)}`
}

/** Mulberry32: small, seeded, good enough to vary texts. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
