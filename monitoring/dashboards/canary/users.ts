import type { Row } from "../dashboard.ts"
import { none } from "../objectives.ts"
import { bars, total } from "../panels/figures.ts"
import { here, sumTotal } from "../queries.ts"
import { type Measure, measures } from "./measures.ts"

const users = (metric: string, { name }: Measure) =>
  sumTotal("version", `${metric}{${here},measure="${name}"}`)

/** The mean of users' means, and how far users are apart: the root of the mean square less the mean's. */
function meanAndSpread(measure: Measure) {
  const count = users("experiment_users_measured_total", measure)
  const mean = `${users("experiment_user_sum_total", measure)} / ${count}`
  const square = `${users("experiment_user_square_sum_total", measure)} / ${count}`
  return [
    { expr: mean, legend: "{{version}}" },
    { expr: `sqrt(clamp_min(${square} - (${mean}) ^ 2, 0))`, legend: "{{version}} ±" },
  ]
}

export const usersMeasured: Row = {
  title: "Users",
  panels: [
    total({
      title: "Users measured",
      description: "Whose window closed in this time: they count, each as one.",
      unit: "short",
      width: 6,
      queries: [
        { expr: sumTotal("version", `experiment_users_total{${here}}`), legend: "{{version}}" },
      ],
    }),
    total({
      title: "Users being measured",
      description: "Whose window is open now.",
      unit: "short",
      width: 6,
      queries: [
        {
          expr: `sum by (version) (experiment_users_open{${here}})`,
          legend: "{{version}}",
        },
      ],
    }),
    total({
      title: "Predictions without room",
      description:
        "Of users who were not measured, since the map of an app pod was full. More than a few: what is measured is not everybody.",
      unit: "short",
      width: 6,
      thresholds: none,
      queries: [
        {
          expr: sumTotal("version", `experiment_users_refused_total{${here}}`),
          legend: "{{version}}",
        },
      ],
    }),
    bars({
      title: "Users by measure",
      description:
        "Not every user has every measure: whose predictions all failed has no confidence.",
      unit: "short",
      width: 6,
      queries: [
        {
          expr: sumTotal("version, measure", `experiment_users_measured_total{${here}}`),
          legend: "{{version}} {{measure}}",
        },
      ],
    }),
    ...measures.map((measure) =>
      total({
        title: `Mean ${measure.title}`,
        description: `Of ${measure.of}: the mean of the users of this time, and ± how far they are apart.`,
        unit: measure.unit,
        width: 6,
        ...(measure.objective && { thresholds: measure.objective }),
        queries: meanAndSpread(measure),
      }),
    ),
  ],
}
