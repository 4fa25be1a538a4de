import { binOf, type Feature, features, type Reference } from "./reference.ts"
import { stabilityIndex } from "./stability-index.ts"
import { createWindow, type Span } from "./window.ts"

/**
 * Fewer texts say nothing: the index of a sample grows as it shrinks (Potgieter et al. 2023,
 * arXiv 2307.11878), and v1's of `unknown` is 0.15 already on texts of the training's kind that it was not
 * trained on. Of 300 such texts 5 % of the windows pass 0.25 by chance, of 600 0.6 %, of 1,000 one in 2,000.
 */
export const leastTexts = 1_000

/** What is counted of one text; the text itself is not. */
export type Seen = {
  /** Unicode code points. */
  characters: number
  /** Share of its n-grams or tokens that the model does not know, 0 to 1. */
  unknown: number
  /** Probability of "positive". */
  positive: number
}

export type Indices = Record<Feature, number>

/**
 * Compares what a model sees and answers with its reference, by the population stability index.
 *
 * @param now milliseconds of a clock that never goes back.
 */
export function createDrift(reference: Reference, span: Span, now = () => performance.now()) {
  const all = layOut(reference)
  const bins = all.reduce((sum, { shares }) => sum + shares.length, 0)
  const window = createWindow(bins, span, now)

  return {
    add(seen: Seen): void {
      window.add(
        all.map(({ feature, edges, first }) => first + binOf(edges, readings[feature](seen))),
      )
    },

    /** Texts of the window, and the index of each feature; none where there are too few texts. */
    measure(): { texts: number; indices: Partial<Indices> } {
      const { texts, counts } = window.read()
      if (texts < leastTexts) return { texts, indices: {} }
      const indices = all.map(({ feature, shares, first }) => {
        const actual = counts.slice(first, first + shares.length).map((it) => it / texts)
        return [feature, stabilityIndex(shares, actual)] as const
      })
      return { texts, indices: Object.fromEntries(indices) }
    },
  }
}

export type Drift = ReturnType<typeof createDrift>

const readings: Record<Feature, (seen: Seen) => number> = {
  length: (it) => it.characters,
  unknown: (it) => it.unknown,
  confidence: (it) => Math.max(it.positive, 1 - it.positive),
  label: (it) => it.positive,
}

/** Puts the bins of all features into one row; `first` is where those of a feature begin. */
function layOut(reference: Reference) {
  let first = 0
  return features.map((feature) => {
    const { edges, shares } = reference[feature]
    const placed = { feature, edges, shares, first }
    first += shares.length
    return placed
  })
}
