import { type Measure, measures } from "../../experiment/measures.ts"
import type { ByVersion, Figures, Version } from "../figures.ts"
import { appIn } from "./app.ts"
import { increase } from "./increase.ts"
import { moved, restarted } from "./moved.ts"
import { type Prometheus, PrometheusError, type Sample } from "./prometheus.ts"
import { revisions } from "./revisions.ts"
import { expectKnown, expectSettled } from "./settled.ts"

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
  const seconds = Math.floor(to - from)
  await expectSettled(prometheus, namespace, to)
  await expectKnown(prometheus, namespace, to, seconds)
  const app = appIn(namespace)
  const ask = async (name: string, query: string) =>
    createTable(name, await prometheus.query(query, to))
  const read = (name: string, by: string) => ask(name, increase(`${name}{${app}}`, seconds, by))
  const [users, counts, sums, squares, refused, forgotten, mismatches, moves, restarts, builds] =
    await Promise.all([
      read("experiment_users_total", "version"),
      read("experiment_users_measured_total", "version, measure"),
      read("experiment_user_sum_total", "version, measure"),
      read("experiment_user_square_sum_total", "version, measure"),
      read("experiment_users_refused_total", "version"),
      read("experiment_users_forgotten_total", "version"),
      read("version_mismatch_total", "version"),
      ask("up", moved(app, seconds)),
      ask("process_start_time_seconds", restarted(app, seconds)),
      ask("up", revisions(namespace, seconds)),
    ])
  const total = (of: Table) => of({ version: "v1" }) + of({ version: "v2" })
  return {
    weight,
    users: byVersion((version) => users({ version })),
    measures: fromMeasures((measure) =>
      byVersion((version) => ({
        users: counts({ version, measure }),
        sum: sums({ version, measure }),
        squares: squares({ version, measure }),
      })),
    ),
    unmeasured: total(refused) + total(forgotten),
    mismatches: total(mismatches),
    moved: byVersion((version) => moves({ version })),
    restarted: byVersion((version) => restarts({ version })),
    revisions: byVersion((version) => builds({ version })),
  }
}

type Table = (wanted: Record<string, string>) => number

/** Looks values up by their labels. What is missing is no 0, which could make a bad version look good. */
function createTable(name: string, samples: Sample[]): Table {
  return (wanted) => {
    const pairs = Object.entries(wanted)
    const found = samples.find(({ labels }) => pairs.every(([key, value]) => labels[key] === value))
    if (found && Number.isFinite(found.value)) return Math.max(found.value, 0)
    throw new PrometheusError(`${name} of ${Object.values(wanted).join(", ")} is missing`)
  }
}

const byVersion = <T>(of: (version: Version) => T): ByVersion<T> => ({
  v1: of("v1"),
  v2: of("v2"),
})

const fromMeasures = <T>(of: (measure: Measure) => T) =>
  Object.fromEntries(measures.map((it) => [it, of(it)])) as Record<Measure, T>
