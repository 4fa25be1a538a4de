/**
 * How many standard errors from the mean a confidence sequence reaches after `size` observations, such that a
 * Gaussian walk leaves it on either side, ever, with probability `alpha`: Robbins' normal mixture, made
 * asymptotic for any distribution of finite variance by Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas,
 * "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics 52(6), 2024.
 * It is narrowest near `best` observations.
 */
export function standardErrors(size: number, best: number, alpha: number): number {
  const mixed = size * rhoSquared(best, alpha) + 1
  return Math.sqrt((mixed / (mixed - 1)) * Math.log(mixed / alpha ** 2))
}

/** The same paper's choice of the mixture's variance, in its closed approximation. */
function rhoSquared(best: number, alpha: number): number {
  const doubled = -2 * Math.log(alpha)
  return (doubled + Math.log(doubled + 1)) / best
}
