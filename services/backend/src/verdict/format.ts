import type { Interval } from "./statistics/interval.ts"

/** How figures are told to a person: what a unit of them is, and its name. */
export type Unit = { per: number; name: string }

export const percent: Unit = { per: 100, name: "%" }
/** Of a difference of shares. */
export const points: Unit = { per: 100, name: "points" }
export const milliseconds: Unit = { per: 1_000, name: "ms" }

/** 0.0123 in percent is "1.23 %". */
export const say = (value: number, unit: Unit): string => `${digits(value, unit)} ${unit.name}`

/** "0.2 (-0.1 to 0.5) points". */
export const between = ({ low, middle, high }: Interval, unit: Unit): string =>
  `${digits(middle, unit)} (${digits(low, unit)} to ${digits(high, unit)}) ${unit.name}`

/** Two digits are enough for a person, and -0 is 0. */
export const digits = (value: number, { per }: Unit): string =>
  String(Math.round(value * per * 100) / 100 + 0)
