import { slow } from "../objectives.ts"
import type { Step } from "../panels/about.ts"

export type Measure = {
  /** The label `measure` of the experiment's metrics. */
  name: string
  title: string
  unit: string
  of: string
  /** The objective that a user's mean is judged by, where there is one. */
  objective?: Step[]
}

/** What app-service sums for each user. */
export const measures: Measure[] = [
  {
    name: "errors",
    title: "errors",
    unit: "percentunit",
    of: "the share of a user's predictions that failed with 5xx",
  },
  {
    name: "latency",
    title: "latency",
    unit: "s",
    of: "the mean duration of a user's predictions",
  },
  {
    name: "slow",
    title: "slow predictions",
    unit: "percentunit",
    of: "the share of a user's predictions that took over 250 ms",
    objective: slow,
  },
  {
    name: "confidence",
    title: "confidence",
    unit: "percentunit",
    of: "the mean score of a user's predictions",
  },
]
