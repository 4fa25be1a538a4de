export type Degree = "certain" | "confident" | "leaning" | "close"

/** Puts the score into words, for whom a percentage says little. */
export function degreeOf(score: number): Degree {
  if (score >= 0.95) return "certain"
  if (score >= 0.8) return "confident"
  if (score >= 0.6) return "leaning"
  return "close"
}
