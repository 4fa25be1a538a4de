import { appIn } from "./app.ts"
import { type Prometheus, PrometheusError } from "./prometheus.ts"

/** For how long a user is measured, as app-service's pods say themselves; throws PrometheusError. */
export async function readWindowSeconds(
  prometheus: Prometheus,
  namespace: string,
  at: number,
): Promise<number> {
  const name = "experiment_user_window_seconds"
  const [longest] = await prometheus.query(`max(${name}{${appIn(namespace)}})`, at)
  if (longest && longest.value > 0) return longest.value
  throw new PrometheusError(`${name} is missing: no pod of app-service was scraped just now`)
}
