import type { Interval } from "./statistics/interval.ts"

/** 0.0123 as "1.23 %". */
export const percent = (share: number): string => `${rounded(100 * share)} %`

/** A difference of shares, as points of a percentage. */
export const points = (difference: number): string => `${rounded(100 * difference)} points`

/** An interval in the way of one of these. */
export const between = ({ low, middle, high }: Interval, say: (it: number) => string): string =>
  `${say(middle)} (${say(low)} to ${say(high)})`

/** Two digits are enough for a person; -0 is 0. */
const rounded = (value: number) => String(Math.round(value * 100) / 100 + 0)
