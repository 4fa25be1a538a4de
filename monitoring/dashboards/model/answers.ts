import type { Row } from "../dashboard.ts"
import { bars } from "../panels/figures.ts"
import { amounts, lines, parts } from "../panels/lines.ts"
import { spread } from "../panels/spread.ts"
import { labels } from "../panels/table.ts"
import { chosen, mean, quantile, rate, sumRate, sumTotal } from "../queries.ts"

const predictions = `model_predictions_total{${chosen}}`
const buckets = (histogram: string) => [
  { expr: `sum by (le) (${rate(`${histogram}_bucket{${chosen}}`)})`, legend: "{{le}}" },
]

export const answers: Row = {
  title: "Texts and answers",
  panels: [
    labels(
      {
        title: "Models that serve",
        description:
          "Name, version and digest of each pod's model. Two digests of one version: a roll-out runs.",
        unit: "short",
        width: 24,
        height: 6,
        queries: [
          {
            expr: `count by (version, name, digest) (model_info{${chosen}})`,
            legend: "{{version}}",
          },
        ],
      },
      ["version", "name", "digest"],
    ),
    parts({
      title: "Label mix",
      description: "Share of each label among all answers.",
      unit: "reqps",
      width: 12,
      alert: "Drift",
      queries: [{ expr: sumRate("label", predictions), legend: "{{label}}" }],
    }),
    bars({
      title: "Label mix by version",
      description: "In this time. In the training data about half is positive.",
      unit: "percentunit",
      width: 12,
      alert: "Drift",
      queries: [
        {
          expr: `${sumTotal("version, label", predictions)} / on (version) group_left ${sumTotal("version", predictions)}`,
          legend: "{{version}} {{label}}",
        },
      ],
    }).max(1),
    spread({
      title: "Confidence",
      description:
        "How sure the model was, from 0.5 (a coin) to 1; the buckets are the reference's bins.",
      unit: "percentunit",
      width: 12,
      alert: "Drift",
      queries: buckets("model_confidence"),
    }),
    lines({
      title: "Mean confidence",
      description: "By version. It falls when texts become unlike those of the training.",
      unit: "percentunit",
      width: 12,
      alert: "Drift",
      queries: [{ expr: mean("model_confidence", chosen, "version"), legend: "{{version}}" }],
    }),
    spread({
      title: "Input length",
      description: "Characters of a text; the buckets are the reference's bins.",
      unit: "short",
      width: 12,
      alert: "Drift",
      queries: buckets("model_text_characters"),
    }),
    amounts({
      title: "Input length, median and p95",
      description: "Characters, interpolated within the reference's bins.",
      unit: "short",
      width: 12,
      alert: "Drift",
      queries: [0.5, 0.95].map((q) => ({
        expr: quantile(q, "model_text_characters", chosen, "version"),
        legend: `{{version}} ${q * 100} %`,
      })),
    }),
  ],
}
