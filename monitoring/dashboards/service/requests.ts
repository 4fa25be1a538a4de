import type { Row } from "../dashboard.ts"
import { failures, seconds } from "../objectives.ts"
import { amounts, pile } from "../panels/lines.ts"
import { spread } from "../panels/spread.ts"
import { chosen, prediction, quantile, rate, sumRate } from "../queries.ts"

const all = `http_requests_total{${chosen}}`
const failed = `http_requests_total{${chosen},status=~"5.."}`
const byRoute = "route, version"

export const requests: Row = {
  title: "Requests",
  panels: [
    amounts({
      title: "Requests by route",
      description: "At the app, by route template and version. What the limits refuse is not here.",
      unit: "reqps",
      width: 12,
      queries: [{ expr: sumRate(byRoute, all), legend: "{{version}} {{route}}" }],
    }),
    pile({
      title: "Answers by status",
      description: "At the app. 4xx is the caller's mistake, 5xx is ours.",
      unit: "reqps",
      width: 12,
      queries: [{ expr: sumRate("status", all), legend: "{{status}}" }],
    }),
    amounts({
      title: "Share that fails",
      description: "5xx among all answers of a route. Of predictions 0.5 % may.",
      unit: "percentunit",
      width: 12,
      thresholds: failures,
      alert: "ErrorBudgetBurnsFast",
      queries: [
        {
          expr: `(${sumRate(byRoute, failed)} or ${sumRate(byRoute, all)} * 0) / ${sumRate(byRoute, all)}`,
          legend: "{{version}} {{route}}",
        },
      ],
    }),
    amounts({
      title: "Duration by route, p99",
      description: "From request to answer at the app. The objective of predictions is 250 ms.",
      unit: "s",
      width: 12,
      thresholds: seconds,
      alert: "PredictionsSlow",
      queries: [
        {
          expr: quantile(0.99, "http_request_duration_seconds", chosen, byRoute),
          legend: "{{version}} {{route}}",
        },
      ],
    }),
    spread({
      title: "Duration of predictions",
      description: "How many predictions took how long; two bands are two kinds of requests.",
      unit: "s",
      width: 12,
      queries: [
        {
          expr: `sum by (le) (${rate(`http_request_duration_seconds_bucket{${chosen},${prediction}}`)})`,
          legend: "{{le}}",
        },
      ],
    }),
    amounts({
      title: "The app's calls of the model, p99",
      description: "With the way through the mesh; by method and version.",
      unit: "s",
      width: 12,
      alert: "ModelAway",
      queries: [
        {
          expr: quantile(0.99, "model_call_duration_seconds", chosen, "method, version"),
          legend: "{{version}} {{method}}",
        },
      ],
    }),
    amounts({
      title: "Calls at the model by code",
      description: "gRPC of the app and from outside. RESOURCE_EXHAUSTED is a full queue.",
      unit: "reqps",
      width: 12,
      alert: "QueueFull",
      queries: [
        {
          expr: sumRate("method, code, version", `grpc_requests_total{${chosen}}`),
          legend: "{{version}} {{method}} {{code}}",
        },
      ],
    }),
    amounts({
      title: "Duration at the model, p99",
      description: "From call to answer, the time in the queue included.",
      unit: "s",
      width: 12,
      queries: [
        {
          expr: quantile(0.99, "grpc_request_duration_seconds", chosen, "method, version"),
          legend: "{{version}} {{method}}",
        },
      ],
    }),
  ],
}
