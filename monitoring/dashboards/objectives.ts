import type { Step } from "./panels/about.ts"

/** The release's objectives (docs/experiment.md), as the alerts have them. */
export const failures: Step[] = [[0.005, "red"]]
export const seconds: Step[] = [[0.25, "red"]]
export const slow: Step[] = [[0.01, "red"]]
/** Multiples of what the error budget allows; the alerts' factors. */
export const burn: Step[] = [
  [1, "yellow"],
  [6, "orange"],
  [14.4, "red"],
]
/** Of the population stability index: moderate and large shift (Siddiqi 2006). */
export const shift: Step[] = [
  [0.1, "yellow"],
  [0.25, "red"],
]
/** What must not be at all. */
export const none: Step[] = [[0.000001, "red"]]
/** What must be. */
export const some: Step[] = [
  [Number.NEGATIVE_INFINITY, "red"],
  [1, "green"],
]
