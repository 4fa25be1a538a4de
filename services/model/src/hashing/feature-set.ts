/**
 * A set of features as one bit each. The hasher asks it about every n-gram, and as bytes it would be
 * 1.3 MB, which the caches near a core do not hold.
 */
export type FeatureSet = Uint8Array

/** An empty set of features below `count`. */
export const createFeatureSet = (count: number): FeatureSet => new Uint8Array(Math.ceil(count / 8))

export function addFeature(set: FeatureSet, feature: number): void {
  set[feature >> 3] = (set[feature >> 3] ?? 0) | (1 << (feature & 7))
}

export const hasFeature = (set: FeatureSet, feature: number): boolean =>
  ((set[feature >> 3] ?? 0) & (1 << (feature & 7))) !== 0
