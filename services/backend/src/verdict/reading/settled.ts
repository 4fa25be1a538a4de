import { settleSeconds } from "../../experiment/ticks.ts"
import { type Version, versions } from "../figures.ts"
import { appIn } from "./app.ts"
import { type Prometheus, PrometheusError, type Sample } from "./prometheus.ts"

/**
 * Throws PrometheusError when a pod of app-service was not scraped well since the last tick, as while pods come
 * and go: its version would seem to have fewer users. So it does when a version has no pod, or Prometheus stands
 * still: what it knows is old then.
 */
export async function expectSettled(
  prometheus: Prometheus,
  namespace: string,
  at: number,
): Promise<void> {
  const up = `up{${appIn(namespace)}}`
  const well = `(min_over_time(${up}[${settleSeconds}s]) == 1)`
  const [late, there] = await Promise.all([
    prometheus.query(`${up} unless ${well}`, at),
    prometheus.query(`count by (version) ${well}`, at),
  ])
  const pods = late.map((it) => it.labels.pod ?? "?")
  const gone = missingIn(there)
  const missing = [...pods, ...gone.map((it) => `any pod of ${it}`)]
  if (missing.length > 0)
    throw new PrometheusError(`app-service: not scraped just now: ${missing.join(", ")}`)
}

/**
 * Throws PrometheusError when nothing is known of a version as the stage began, `seconds` ago, as after Prometheus lost
 * its data: what its pods had counted before would seem to be of this stage.
 */
export async function expectKnown(
  prometheus: Prometheus,
  namespace: string,
  at: number,
  seconds: number,
): Promise<void> {
  const up = `up{${appIn(namespace)}}`
  const there = await prometheus.query(
    `count by (version) (last_over_time(${up}[1h] offset ${seconds}s))`,
    at,
  )
  const gone = missingIn(there)
  if (gone.length > 0)
    throw new PrometheusError(
      `nothing is known of ${gone.join(" and ")} as the stage began: begin it anew`,
    )
}

const missingIn = (there: Sample[]): Version[] =>
  versions.filter((version) => !there.some((it) => it.labels.version === version))
