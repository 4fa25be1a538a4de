import { BigValueTextMode } from "@grafana/grafana-foundation-sdk/common"
import {
  type DynamicConfigValue,
  FieldColorModeId,
} from "@grafana/grafana-foundation-sdk/dashboard"
import type { Row } from "../dashboard.ts"
import { bars, dial, figure, total } from "../panels/figures.ts"
import { states } from "../panels/states.ts"
import { here, prediction, sumTotal } from "../queries.ts"

const colors = { promote: "green", hold: "yellow", roll_back: "red", not_enough_data: "blue" }
const users = (labels: string) => sumTotal("namespace", `experiment_users_total{${labels}}`)
const asked = (labels: string) =>
  sumTotal("namespace", `http_requests_total{${labels},${prediction}}`)
const v2 = `${here},version="v2"`

/** Gives each verdict its color, wherever it is drawn. */
function colored<T extends { overrideByName(name: string, to: DynamicConfigValue[]): unknown }>(
  panel: T,
): T {
  for (const [verdict, fixedColor] of Object.entries(colors))
    panel.overrideByName(verdict, [
      { id: "color", value: { mode: FieldColorModeId.Fixed, fixedColor } },
    ])
  return panel
}

export const verdict: Row = {
  title: "Verdict",
  panels: [
    colored(
      total({
        title: "Verdict now",
        description:
          "What the figures of users say: promote, hold, roll back, or not enough data. docs/experiment.md has the rule.",
        unit: "short",
        width: 6,
        alert: "VerdictSaysRollBack",
        queries: [{ expr: `experiment_verdict{${here}} == 1`, legend: "{{verdict}}" }],
      }).textMode(BigValueTextMode.Name),
    ),
    figure({
      title: "Age of the verdict",
      description: "Since it was computed last. From ten minutes on nobody watches the users.",
      unit: "s",
      width: 5,
      thresholds: [
        [120, "yellow"],
        [600, "red"],
      ],
      alert: "VerdictStale",
      queries: [{ expr: `max(experiment_verdict_age_seconds{${here}})`, legend: "age" }],
    }),
    dial(
      {
        title: "Weight of v2",
        description: "How many of 100 users get v2, as the verdict found it.",
        unit: "percent",
        width: 5,
        queries: [{ expr: `max(experiment_weight_percent{${here}})`, legend: "weight" }],
      },
      100,
    ),
    bars({
      title: "Share of v2 against its weight",
      description:
        "The weight as it is now, and v2's share of the users and predictions of the time shown: show one in which the weight was the same. Users far from it: the split is broken. Predictions may differ, some users ask more.",
      unit: "percentunit",
      width: 8,
      queries: [
        { expr: `max(experiment_weight_percent{${here}}) / 100`, legend: "weight now" },
        { expr: `${users(v2)} / ${users(here)}`, legend: "users" },
        { expr: `${asked(v2)} / ${asked(here)}`, legend: "predictions" },
      ],
    }).max(1),
    colored(
      states(
        {
          title: "Verdicts over time",
          description: "Which verdict held when.",
          unit: "short",
          width: 24,
          height: 6,
          thresholds: [[1, "green"]],
          alert: "VerdictStale",
          queries: [
            { expr: `max by (verdict) (experiment_verdict{${here}})`, legend: "{{verdict}}" },
          ],
        },
        "said",
      ),
    ),
  ],
}
