import { type Measure, measures } from "../../experiment/measures.ts"
import type { ByVersion, Figures, Version } from "../figures.ts"
import type { Sums } from "../statistics/sums.ts"
import { increase } from "./increase.ts"
import type { Prometheus, Sample } from "./prometheus.ts"
import { expectSettled } from "./settled.ts"

export type Question = {
  namespace: string
  /** How many of 100 users get v2. */
  weight: number
  /** Seconds since 1970: what was counted between these two. */
  from: number
  to: number
}

/** What Prometheus knows of the experiment, all as of the same moment; throws PrometheusError. */
export async function readFigures(prometheus: Prometheus, question: Question): Promise<Figures> {
  const { namespace, weight, from, to } = question
  await expectSettled(prometheus, namespace, to)
  const seconds = Math.floor(to - from)
  const read = (name: string, by: string) => {
    const selector = `${name}{job="app-service",namespace="${namespace}"}`
    return prometheus.query(increase(selector, seconds, by), to)
  }
  const [users, counts, sums, squares, refused, mismatches] = await Promise.all([
    read("experiment_users_total", "version"),
    read("experiment_users_measured_total", "version, measure"),
    read("experiment_user_sum_total", "version, measure"),
    read("experiment_user_square_sum_total", "version, measure"),
    read("experiment_users_refused_total", "version"),
    read("version_mismatch_total", "version"),
  ])
  const of = (measure: Measure) =>
    byVersion((version): Sums => {
      const labels = { version, measure }
      return {
        users: pick(counts, labels),
        sum: pick(sums, labels),
        squares: pick(squares, labels),
      }
    })
  return {
    weight,
    users: byVersion((version) => pick(users, { version })),
    measures: fromMeasures(of),
    refused: total(refused),
    mismatches: total(mismatches),
  }
}

/** A version that has no series has no users. */
function pick(samples: Sample[], wanted: Record<string, string>): number {
  const found = samples.find(({ labels }) =>
    Object.entries(wanted).every(([name, value]) => labels[name] === value),
  )
  return found && Number.isFinite(found.value) ? Math.max(found.value, 0) : 0
}

const total = (samples: Sample[]) => samples.reduce((sum, { value }) => sum + value, 0)

const byVersion = <T>(of: (version: Version) => T): ByVersion<T> => ({
  v1: of("v1"),
  v2: of("v2"),
})

const fromMeasures = <T>(of: (measure: Measure) => T) =>
  Object.fromEntries(measures.map((it) => [it, of(it)])) as Record<Measure, T>
