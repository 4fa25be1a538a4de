/** An empty bin counts as this share: its logarithm would be infinite. */
const least = 1e-4

/**
 * The population stability index of two lists of shares (0 to 1) of the same bins: 0 where they are
 * alike, the same both ways, without a bound. It is the sum over the bins of the difference of the
 * shares times that of their logarithms (Siddiqi 2006, "Credit Risk Scorecards", section 6), which is
 * the divergence of Jeffreys (1946). From 0.25 on a shift is large by the same book. The twin in
 * Python, `ml/src/sentiment/drift.py`, has the same floor.
 */
export function stabilityIndex(expected: readonly number[], actual: readonly number[]): number {
  return expected.reduce((sum, share, bin) => {
    const one = Math.max(share, least)
    const other = Math.max(actual[bin] ?? 0, least)
    return sum + (other - one) * Math.log(other / one)
  }, 0)
}
