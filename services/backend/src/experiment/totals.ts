import type { ExperimentCounters } from "./counters.ts"
import { type Measure, measures } from "./measures.ts"

type Total = { users: number; sum: number; squares: number }

const nothing = (): Record<Measure, Total> =>
  Object.fromEntries(measures.map((it) => [it, { users: 0, sum: 0, squares: 0 }])) as Record<
    Measure,
    Total
  >

/** Sums over users that wait to be published; however many users, it is as small. */
export function createTotals(counters: ExperimentCounters) {
  let users = 0
  let totals = nothing()
  return {
    add(means: Record<Measure, number | undefined>): void {
      users += 1
      for (const measure of measures) {
        const mean = means[measure]
        if (mean === undefined) continue
        const total = totals[measure]
        total.users += 1
        total.sum += mean
        total.squares += mean * mean
      }
    },
    publish(): void {
      counters.users.inc(users)
      for (const measure of measures) {
        const total = totals[measure]
        counters.measured.inc({ measure }, total.users)
        counters.sums.inc({ measure }, total.sum)
        counters.squares.inc({ measure }, total.squares)
      }
      users = 0
      totals = nothing()
    },
  }
}
