import { logBeta } from "./log-beta.ts"

/** The weight of what is expected against what is seen, in users. Small splits need less than a flat prior. */
const concentration = 100

/**
 * The logarithm of the evidence against "each user is in v2 with probability `share`": a Bayes factor that is
 * a martingale while the split is right, so that it may be looked at at any time and exceeds log(1/alpha),
 * ever, with probability alpha (Ville). Lindon and Malek, "Anytime-valid inference for multinomial count data",
 * NeurIPS 2022, with two classes and the Dirichlet prior around the expected split. `share` is within 0 and 1.
 */
export function splitEvidence(control: number, canary: number, share: number): number {
  const [a, b] = [concentration * share, concentration * (1 - share)]
  const seen = logBeta(a + canary, b + control) - logBeta(a, b)
  return seen - canary * Math.log(share) - control * Math.log(1 - share)
}
