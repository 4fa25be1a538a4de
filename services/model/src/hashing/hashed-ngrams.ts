import { createFeatureSet, type FeatureSet, hasFeature } from "./feature-set.ts"
import { normalise } from "./normalise.ts"
import { addCharacters, addWords, createOccurrences, type Occurrences } from "./occurrences.ts"
import { createTokenBuffer, type TokenBuffer } from "./token-buffer.ts"

/** One group of features, as the manifest of a model describes it. */
export type FeatureGroup = {
  analyzer: "word" | "char_wb"
  ngram_range: readonly [number, number]
  n_features: number
  /** Number of the group's first feature among those of all groups. */
  offset: number
}

/** A token's place in the text, in UTF-16 units. */
export type Token = { start: number; end: number }

/**
 * The n-grams of a text, one entry for each occurrence: an index may come more than once, and the
 * sum of its values is the feature's value. N-gram i is of the tokens `first[i]` to `last[i]`,
 * which share what it contributes equally.
 */
export type Ngrams = {
  indices: Int32Array
  values: Float32Array
  first: Int32Array
  last: Int32Array
  tokens: Token[]
  /** Share of the text's features that the model does not know, 0 to 1; 0 where there is none. */
  unknown: number
}

/**
 * Hashes texts as scikit-learn's `HashingVectorizer` does, each group scaled to length 1. Memory
 * is kept from text to text and grows with the longest.
 *
 * @param known the features of all groups that the model has a weight for; without it, all.
 */
export function createHashedNgrams(
  groups: readonly FeatureGroup[],
  known: FeatureSet = allOf(groups),
) {
  const hashers = groups.map((group) => createHasher(group, known))
  const sizes = groups.reduce((sum, { ngram_range: [min, max] }) => sum + max - min + 1, 0)
  let units = 0
  let tokens = createTokenBuffer(units)
  let occurrences = createOccurrences(0)

  return {
    extract(text: string): Ngrams {
      if (text.length > units) {
        units = 2 * text.length
        tokens = createTokenBuffer(units)
        occurrences = createOccurrences(sizes * tokens.points.length)
      }
      normalise(text, tokens)
      occurrences.count = 0
      occurrences.features = 0
      occurrences.unknown = 0
      for (const hash of hashers) hash(tokens, occurrences)
      return copy(tokens, occurrences)
    },
  }
}

/** How many features all groups have together. */
export const countFeatures = (groups: readonly FeatureGroup[]): number =>
  groups.reduce((sum, it) => sum + it.n_features, 0)

const allOf = (groups: readonly FeatureGroup[]) => createFeatureSet(countFeatures(groups)).fill(255)

function createHasher(
  { analyzer, ngram_range: [min, max], n_features, offset }: FeatureGroup,
  known: FeatureSet,
) {
  const addAll = analyzer === "word" ? addWords : addCharacters
  const sums = new Int32Array(n_features)
  return (tokens: TokenBuffer, to: Occurrences): void => {
    const from = to.count
    addAll(tokens, min, max, to)
    let squares = 0
    for (let at = from; at < to.count; at += 1) {
      const hash = to.hashes[at] ?? 0
      const column = columnOf(hash, n_features)
      const sum = sums[column] ?? 0
      const changed = hash >= 0 ? sum + 1 : sum - 1
      squares += changed * changed - sum * sum
      sums[column] = changed
      to.indices[at] = column
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares)
    for (let at = from; at < to.count; at += 1) {
      const column = to.indices[at] ?? 0
      if (sums[column] !== 0) {
        sums[column] = 0
        to.features += 1
        if (!hasFeature(known, offset + column)) to.unknown += 1
      }
      to.indices[at] = offset + column
      to.values[at] = (to.hashes[at] ?? 0) >= 0 ? scale : -scale
    }
  }
}

/** As scikit-learn does, whose integers have no absolute value of -2147483648. */
function columnOf(hash: number, n_features: number): number {
  if (hash === -2147483648) return (2147483647 - (n_features - 1)) % n_features
  return Math.abs(hash) % n_features
}

function copy(from: TokenBuffer, { count, ...to }: Occurrences): Ngrams {
  const tokens: Token[] = []
  for (let token = 0; token < from.count; token += 1) {
    tokens.push({ start: from.start[token] ?? 0, end: from.end[token] ?? 0 })
  }
  return {
    indices: to.indices.slice(0, count),
    values: to.values.slice(0, count),
    first: to.first.slice(0, count),
    last: to.last.slice(0, count),
    tokens,
    unknown: to.unknown / Math.max(1, to.features),
  }
}
