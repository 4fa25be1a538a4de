/** A confidence sequence's bounds at one look: the truth lies between low and high at all looks together. */
export type Interval = { low: number; middle: number; high: number }
