import { leastTexts } from "../../../services/model/src/drift/drift.ts"
import type { Row } from "../dashboard.ts"
import { shift } from "../objectives.ts"
import { bars, figure } from "../panels/figures.ts"
import { amounts } from "../panels/lines.ts"
import { chosen, sumRate } from "../queries.ts"

const least = leastTexts.toLocaleString("en")
const worst = `max by (version, feature) (model_drift_psi{${chosen}})`

export const drift: Row = {
  title: "Drift",
  panels: [
    amounts({
      title: "Stability index",
      description: `How far the latest texts are from the training data, of the pod that is farthest. From 0.1 on moderate, from 0.25 on large; nothing below ${least} texts.`,
      unit: "short",
      width: 16,
      thresholds: shift,
      alert: "Drift",
      queries: [{ expr: worst, legend: "{{version}} {{feature}}" }],
    }),
    bars({
      title: "Stability index now",
      description: "By what it is of: length, unknown words, confidence, label.",
      unit: "short",
      width: 8,
      thresholds: shift,
      alert: "Drift",
      queries: [{ expr: worst, legend: "{{version}} {{feature}}" }],
    }).max(0.5),
    figure({
      title: "Texts in the window",
      description: `What the index is of, of each pod: the latest 5,000 of four hours at most, of v2 of a day. Below ${least} there is no index.`,
      unit: "short",
      width: 12,
      thresholds: [
        [Number.NEGATIVE_INFINITY, "yellow"],
        [leastTexts, "green"],
      ],
      queries: [
        {
          expr: `min by (version, pod) (model_drift_window_texts{${chosen}})`,
          legend: "{{pod}}",
        },
      ],
    }),
    amounts({
      title: "Texts a second",
      description: "Predictions by version, each text of a batch as one.",
      unit: "reqps",
      width: 12,
      queries: [
        { expr: sumRate("version", `model_predictions_total{${chosen}}`), legend: "{{version}}" },
      ],
    }),
  ],
}
