import { type Job, type Metric, metrics } from "../metrics.ts"

/** The labels that each metric has, as its exporter gives them; of others there is one without any. */
const labels: Record<string, string[]> = {
  http_requests_total: ["200", "500"].map(
    (it) => `route="/api/predictions",method="POST",status="${it}"`,
  ),
  http_request_duration_seconds: ['route="/api/predictions",method="POST"'],
  model_call_duration_seconds: ["OK", "UNAVAILABLE"].map((it) => `method="Predict",code="${it}"`),
  grpc_requests_total: ["OK", "RESOURCE_EXHAUSTED"].map((it) => `method="Predict",code="${it}"`),
  grpc_request_duration_seconds: ['method="Predict"'],
  model_info: ['name="sentiment",version="v0",digest="sha256:0"'],
  model_predictions_total: ['label="negative"', 'label="positive"'],
  model_drift_psi: ["length", "unknown", "confidence", "label"].map((it) => `feature="${it}"`),
  experiment_verdict: ["promote", "hold", "roll_back", "not_enough_data"].map(
    (it) => `verdict="${it}"`,
  ),
  experiment_difference: measured("low", "middle", "high"),
  experiment_slow_share: ["low", "middle", "high"].map((it) => `bound="${it}"`),
  experiment_users_measured_total: measured(),
  experiment_user_sum_total: measured(),
  experiment_user_square_sum_total: measured(),
  envoy_http_downstream_rq: ["2xx", "5xx"].map((it) => `response_code_class="${it}"`),
  ratelimit_service_rate_limit_total_hits: limits(),
  ratelimit_service_rate_limit_over_limit: limits(),
}
const edges = ["0.1", "0.25", "0.5", "+Inf"]

/** What a job's `/metrics` could say `seconds` after its start; counters go up by one a second. */
export const exposition = (job: Job, seconds: number): string =>
  metrics
    .filter((it) => it.by.includes(job))
    .flatMap((metric) => {
      const series = (labels[metric.name] ?? [""]).flatMap((it) => samples(metric, it, seconds))
      return [`# TYPE ${metric.name} ${metric.type}`, ...series]
    })
    .join("\n")
    .concat("\n")

function samples({ name, type }: Metric, own: string, seconds: number): string[] {
  if (type === "gauge") return [`${name}{${own}} 1`]
  if (type === "counter") return [`${name}{${own}} ${seconds}`]
  const joined = own ? `${own},` : ""
  return [
    ...edges.map((le, at) => `${name}_bucket{${joined}le="${le}"} ${seconds * (at + 1)}`),
    `${name}_sum{${own}} ${seconds}`,
    `${name}_count{${own}} ${seconds * edges.length}`,
  ]
}

function measured(...bounds: string[]): string[] {
  const measures = ["errors", "latency", "slow", "confidence"].map((it) => `measure="${it}"`)
  if (bounds.length === 0) return measures
  return measures.flatMap((it) => bounds.map((bound) => `${it},bound="${bound}"`))
}

function limits(): string[] {
  return ["user", "path", "masked_remote_address"].map((it) => `domain="sentiment",key1="${it}"`)
}
