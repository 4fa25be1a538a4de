import type { Row } from "../dashboard.ts"
import { burn, failures, seconds, slow, some } from "../objectives.ts"
import { dial, figure } from "../panels/figures.ts"
import { states } from "../panels/states.ts"
import { chosen, here, orNone, prediction, quantile, rate } from "../queries.ts"

export const now: Row = {
  title: "Now",
  panels: [
    figure({
      title: "Predictions",
      description: "POST /api/predictions a second, whatever they were answered.",
      unit: "reqps",
      width: 4,
      height: 5,
      queries: [
        {
          expr: `sum(${rate(`http_requests_total{${chosen},${prediction}}`)})`,
          legend: "predictions",
        },
      ],
    }),
    figure({
      title: "Failed predictions",
      description: "Share answered with 5xx in the last five minutes, of all versions. 0.5 % may.",
      unit: "percentunit",
      width: 4,
      height: 5,
      thresholds: failures,
      alert: "ErrorBudgetBurnsFast",
      queries: [{ expr: `namespace:prediction_errors:ratio5m{${here}}`, legend: "failed" }],
    }),
    dial(
      {
        title: "Budget burned in an hour",
        description:
          "How many times faster than allowed the error budget of 30 days is used up. Over 14.4 somebody is paged.",
        unit: "suffix: ×",
        width: 4,
        height: 5,
        thresholds: burn,
        alert: "ErrorBudgetBurnsFast",
        queries: [{ expr: `namespace:prediction_errors:ratio1h{${here}} / 0.005`, legend: "burn" }],
      },
      20,
    ),
    figure({
      title: "p99 of predictions",
      description: "99 of 100 predictions are answered within it. The objective is 250 ms.",
      unit: "s",
      width: 4,
      height: 5,
      thresholds: seconds,
      alert: "PredictionsSlow",
      queries: [
        {
          expr: quantile(
            0.99,
            "http_request_duration_seconds",
            `${chosen},${prediction}`,
            "namespace",
          ),
          legend: "p99",
        },
      ],
    }),
    figure({
      title: "Over 250 ms",
      description: "Share of predictions of the last 15 minutes, of the worst version. 1 % may.",
      unit: "percentunit",
      width: 4,
      height: 5,
      thresholds: slow,
      alert: "PredictionsSlow",
      queries: [{ expr: `max(version:predictions_slow:ratio15m{${chosen}})`, legend: "slow" }],
    }),
    figure({
      title: "Pods that are scraped",
      description: "Of each job. None is red: its alerts are blind.",
      unit: "short",
      width: 4,
      height: 5,
      thresholds: some,
      alert: "NothingScraped",
      queries: [{ expr: `sum by (job) (up{${here}})`, legend: "{{job}}" }],
    }),
    states(
      {
        title: "Alerts that fire",
        description: "Empty when none has fired in this time.",
        unit: "short",
        width: 24,
        height: 5,
        thresholds: [[1, "red"]],
        queries: [
          {
            expr: orNone(`max by (alertname) (ALERTS{${here},alertstate="firing"})`),
            legend: "{{alertname}}",
          },
        ],
      },
      "fires",
    ),
  ],
}
