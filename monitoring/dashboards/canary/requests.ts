import type { Row } from "../dashboard.ts"
import { failures, none, seconds, slow } from "../objectives.ts"
import { total } from "../panels/figures.ts"
import { amounts } from "../panels/lines.ts"
import { here, mean, prediction, quantile, sumRate, sumTotal } from "../queries.ts"

const legend = "{{version}}"

export const requests: Row = {
  title: "Requests of v1 beside those of v2",
  panels: [
    amounts({
      title: "Predictions by version",
      description: "A second, at the app.",
      unit: "reqps",
      width: 8,
      queries: [{ expr: sumRate("version", `http_requests_total{${here},${prediction}}`), legend }],
    }),
    amounts({
      title: "Failed predictions by version",
      description: "Share answered with 5xx in 15 minutes. 0.5 % may; v2 no point more than v1.",
      unit: "percentunit",
      width: 8,
      thresholds: failures,
      alert: "CanaryFailsMore",
      queries: [{ expr: `version:prediction_errors:ratio15m{${here}}`, legend }],
    }),
    amounts({
      title: "Predictions over 250 ms by version",
      description:
        "Share in 15 minutes. 1 % may. v2 is slower by design and is not compared with v1.",
      unit: "percentunit",
      width: 8,
      thresholds: slow,
      alert: "CanaryOutsideObjective",
      queries: [{ expr: `version:predictions_slow:ratio15m{${here}}`, legend }],
    }),
    amounts({
      title: "p99 of predictions by version",
      description: "The objective is 250 ms.",
      unit: "s",
      width: 8,
      thresholds: seconds,
      alert: "CanaryOutsideObjective",
      queries: [
        {
          expr: quantile(0.99, "http_request_duration_seconds", `${here},${prediction}`, "version"),
          legend,
        },
      ],
    }),
    amounts({
      title: "Inference by version, p99",
      description: "The model alone, without queue and mesh.",
      unit: "s",
      width: 8,
      queries: [{ expr: quantile(0.99, "model_inference_seconds", here, "version"), legend }],
    }),
    amounts({
      title: "Confidence by version",
      description:
        "The mean probability of the label answered. A jump: the models see things differently.",
      unit: "percentunit",
      width: 8,
      alert: "Drift",
      queries: [{ expr: mean("model_confidence", here, "version"), legend }],
    }),
    total({
      title: "Version mismatch",
      description: "Answers of a model of another version than the app's. One is too many.",
      unit: "short",
      width: 24,
      height: 5,
      thresholds: none,
      alert: "VersionMismatch",
      queries: [{ expr: sumTotal("version", `version_mismatch_total{${here}}`), legend }],
    }),
  ],
}
