/** A run of neighbours: from `start` up to and without `end`. */
export type Phrase = { start: number; end: number }

/**
 * Cuts n neighbours into at most `count` phrases of about the same length, after one that
 * `endsPhrase` where there is one near.
 */
export function cutPhrases(endsPhrase: readonly boolean[], count: number): Phrase[] {
  const size = Math.max(1, endsPhrase.length / count)
  const phrases: Phrase[] = []
  for (let start = 0; start < endsPhrase.length; ) {
    const ideal = Math.min(endsPhrase.length, Math.max(start + 1, Math.round(start + size)))
    const last = phrases.length + 1 === count
    const end = last ? endsPhrase.length : nearestEnd(endsPhrase, start, ideal, size * 0.4)
    phrases.push({ start, end })
    start = end
  }
  return phrases
}

function nearestEnd(endsPhrase: readonly boolean[], start: number, ideal: number, reach: number) {
  for (let away = 0; away <= reach; away += 1) {
    for (const end of [ideal + away, ideal - away]) {
      if (end > start && endsPhrase[end - 1]) return end
    }
  }
  return ideal
}
