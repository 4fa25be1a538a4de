/** Who is scraped: the label `job` of its series. */
export type Job = "app-service" | "model-service" | "verdict" | "app-gateway" | "ratelimit"

export type Metric = {
  /** As in the exporter's text; of a histogram without `_bucket`, `_sum` and `_count`. */
  name: string
  type: "counter" | "gauge" | "histogram"
  /** Whoever exports it; "prometheus" are the series that Prometheus makes itself. */
  by: readonly (Job | "prometheus")[]
  /** Why no panel and no alert reads it. */
  unused?: string
}

const services = ["app-service", "model-service"] as const
/** The verdict runs in the image of app-service, and has the same metrics of its process. */
const processes = [...services, "verdict"] as const
const one = (by: Job): readonly Job[] => [by]

/** Every metric that a query may name, and every one of ours. Nothing else says what is exported. */
export const metrics: readonly Metric[] = [
  { name: "http_requests_total", type: "counter", by: one("app-service") },
  { name: "http_request_duration_seconds", type: "histogram", by: one("app-service") },
  { name: "model_call_duration_seconds", type: "histogram", by: one("app-service") },
  { name: "model_serving", type: "gauge", by: one("app-service") },
  { name: "version_mismatch_total", type: "counter", by: one("app-service") },
  { name: "experiment_users_total", type: "counter", by: one("app-service") },
  { name: "experiment_users_measured_total", type: "counter", by: one("app-service") },
  { name: "experiment_user_sum_total", type: "counter", by: one("app-service") },
  { name: "experiment_user_square_sum_total", type: "counter", by: one("app-service") },
  { name: "experiment_users_open", type: "gauge", by: one("app-service") },
  {
    name: "experiment_user_window_seconds",
    type: "gauge",
    by: one("app-service"),
    unused: "a setting, which the verdict reads",
  },
  { name: "experiment_users_refused_total", type: "counter", by: one("app-service") },
  {
    name: "experiment_users_forgotten_total",
    type: "counter",
    by: one("app-service"),
    unused: "the verdict reads it, and holds",
  },

  { name: "experiment_verdict", type: "gauge", by: one("verdict") },
  { name: "experiment_verdict_age_seconds", type: "gauge", by: one("verdict") },
  { name: "experiment_weight_percent", type: "gauge", by: one("verdict") },
  { name: "experiment_difference", type: "gauge", by: one("verdict") },
  { name: "experiment_slow_share", type: "gauge", by: one("verdict") },

  { name: "grpc_requests_total", type: "counter", by: one("model-service") },
  { name: "grpc_request_duration_seconds", type: "histogram", by: one("model-service") },
  { name: "model_queue_seconds", type: "histogram", by: one("model-service") },
  { name: "model_inference_seconds", type: "histogram", by: one("model-service") },
  { name: "model_batch_size", type: "histogram", by: one("model-service") },
  { name: "model_dropped_texts_total", type: "counter", by: one("model-service") },
  { name: "model_queue_length", type: "gauge", by: one("model-service") },
  { name: "model_info", type: "gauge", by: one("model-service") },
  { name: "model_predictions_total", type: "counter", by: one("model-service") },
  { name: "model_confidence", type: "histogram", by: one("model-service") },
  { name: "model_text_characters", type: "histogram", by: one("model-service") },
  { name: "model_drift_psi", type: "gauge", by: one("model-service") },
  { name: "model_drift_window_texts", type: "gauge", by: one("model-service") },

  { name: "process_cpu_seconds_total", type: "counter", by: processes },
  { name: "process_resident_memory_bytes", type: "gauge", by: processes },
  { name: "process_start_time_seconds", type: "gauge", by: processes },
  { name: "nodejs_eventloop_lag_p99_seconds", type: "gauge", by: processes },
  {
    name: "process_cpu_user_seconds_total",
    type: "counter",
    by: processes,
    unused: "process_cpu_seconds_total is the sum; the parts are for whoever looks for a cause",
  },
  {
    name: "process_cpu_system_seconds_total",
    type: "counter",
    by: processes,
    unused: "as process_cpu_user_seconds_total",
  },
  {
    name: "process_open_fds",
    type: "gauge",
    by: processes,
    unused: "connections are few and pooled; for whoever looks for a leak",
  },
  { name: "process_max_fds", type: "gauge", by: processes, unused: "as process_open_fds" },
  {
    name: "nodejs_eventloop_lag_seconds",
    type: "gauge",
    by: processes,
    unused: "one sample of the moment of the scrape; the p99 says more",
  },

  { name: "envoy_http_downstream_rq", type: "counter", by: one("app-gateway") },
  { name: "envoy_cluster_ratelimit_ok", type: "counter", by: one("app-gateway") },
  { name: "envoy_cluster_ratelimit_over_limit", type: "counter", by: one("app-gateway") },
  { name: "envoy_cluster_ratelimit_error", type: "counter", by: one("app-gateway") },
  { name: "envoy_cluster_ratelimit_failure_mode_allowed", type: "counter", by: one("app-gateway") },

  { name: "ratelimit_service_rate_limit_total_hits", type: "counter", by: one("ratelimit") },
  { name: "ratelimit_service_rate_limit_over_limit", type: "counter", by: one("ratelimit") },

  { name: "up", type: "gauge", by: ["prometheus"] },
  { name: "ALERTS", type: "gauge", by: ["prometheus"] },
]

/** The names by which a query asks for it. */
export const seriesOf = ({ name, type }: Metric): string[] =>
  type === "histogram" ? ["_bucket", "_sum", "_count"].map((part) => name + part) : [name]
