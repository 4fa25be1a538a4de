import { settleSeconds } from "../../experiment/ticks.ts"
import { type Prometheus, PrometheusError } from "./prometheus.ts"

/**
 * Throws PrometheusError when a pod of app-service was not scraped well since the last tick, as while pods come
 * and go: its version would seem to have fewer users.
 */
export async function expectSettled(
  prometheus: Prometheus,
  namespace: string,
  at: number,
): Promise<void> {
  const up = `up{job="app-service",namespace="${namespace}"}`
  const late = await prometheus.query(
    `${up} unless (min_over_time(${up}[${settleSeconds}s]) == 1)`,
    at,
  )
  if (late.length === 0) return
  const pods = late.map((it) => it.labels.pod ?? "?").join(", ")
  throw new PrometheusError(`not scraped just now: ${pods}`)
}
