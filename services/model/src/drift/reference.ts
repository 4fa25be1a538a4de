import { type Static, Type } from "@sinclair/typebox"

const Histogram = Type.Object({
  /** Borders of the bins, ascending; a border is of the bin above it, what lies beyond of the nearest. */
  edges: Type.Array(Type.Number(), { minItems: 2 }),
  /** The share of the texts in each bin, 0 to 1. */
  shares: Type.Array(Type.Number({ minimum: 0, maximum: 1 }), { minItems: 1 }),
})

/** What a model met and answered on its training texts: `ml/src/sentiment/reference.py` writes it. */
export const ReferenceSchema = Type.Object({
  /** Unicode code points of a text. */
  length: Histogram,
  /** Share of a text's distinct n-grams that have no weight (v1), or of its tokens that are [UNK] (v2). */
  unknown: Histogram,
  /** Probability of the label that is answered, 0.5 to 1. */
  confidence: Histogram,
  /** Probability of "positive", in two bins. */
  label: Histogram,
})

export type Reference = Static<typeof ReferenceSchema>
export type Feature = keyof Reference

export const features = Object.keys(ReferenceSchema.properties) as Feature[]

/** Says what a schema cannot: bins that are none, or shares that are not of one whole. */
export function problemOf(reference: Reference): string | undefined {
  for (const feature of features) {
    const { edges, shares } = reference[feature]
    const ascending = edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? edge))
    if (!ascending) return `/reference/${feature}/edges do not ascend`
    if (shares.length !== edges.length - 1) return `/reference/${feature}: edges do not fit shares`
    const sum = shares.reduce((total, it) => total + it, 0)
    if (Math.abs(sum - 1) > 1e-3) return `/reference/${feature}/shares do not add up to 1`
  }
  return undefined
}

/** The number of a value's bin, as `numpy.digitize` has it, with open ends. */
export function binOf(edges: readonly number[], value: number): number {
  const last = edges.length - 2
  let bin = 0
  while (bin < last && value >= (edges[bin + 1] ?? value)) bin += 1
  return bin
}
