import { collectDefaultMetrics, Registry } from "prom-client"

/** What prom-client reports of the process and Bun measures rightly; heap spaces and handles are Node's. */
const meant = new Set([
  "process_cpu_system_seconds_total",
  "process_cpu_user_seconds_total",
  "process_cpu_seconds_total",
  "process_max_fds",
  "process_open_fds",
  "process_resident_memory_bytes",
  "process_start_time_seconds",
  "nodejs_eventloop_lag_seconds",
  "nodejs_eventloop_lag_p99_seconds",
])

/** A registry with the metrics of the process. */
export function createRegistry(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const name of registry.getMetricsAsArray().map((it) => it.name)) {
    if (!meant.has(name)) registry.removeSingleMetric(name)
  }
  return registry
}
