import type { PanelBuilder } from "@grafana/grafana-foundation-sdk/timeseries"
import type { Row } from "../dashboard.ts"
import { slow } from "../objectives.ts"
import type { About } from "../panels/about.ts"
import { amounts, lines } from "../panels/lines.ts"
import { here } from "../queries.ts"
import { measures } from "./measures.ts"

const bounds = ["low", "middle", "high"] as const
const certain = "The truth lies between low and high all the time with 97.5 %"

/** The verdict's confidence sequence `metric` with these labels, as a band. */
function band(
  kind: (about: About) => PanelBuilder,
  about: Pick<About, "title" | "description" | "unit" | "thresholds">,
  metric: string,
  labels: string,
): PanelBuilder {
  const queries = bounds.map((bound) => ({
    expr: `max(${metric}{${labels},bound="${bound}"})`,
    legend: bound,
  }))
  return kind({ ...about, width: 6, alert: "VerdictSaysRollBack", queries })
    .overrideByName("high", [
      { id: "custom.fillBelowTo", value: "low" },
      { id: "custom.lineWidth", value: 0 },
      { id: "custom.fillOpacity", value: 20 },
    ])
    .overrideByName("low", [{ id: "custom.lineWidth", value: 0 }])
}

/** Slow predictions of v2 are held to the objective, not to v1's. */
const slowOfV2 = band(
  amounts,
  {
    title: "Slow predictions of v2",
    description: `The share of a user's predictions that took over 250 ms with v2. 1 % may; v2 is slower by design and is not compared with v1. ${certain}.`,
    unit: "percentunit",
    thresholds: slow,
  },
  "experiment_slow_share",
  here,
)

/** v2 minus v1 of each measure that is compared, as the verdict computes it. */
export const differences: Row = {
  title: "Users of v2 against those of v1 and against the objective",
  panels: measures.map(({ name, title, unit, of }) =>
    name === "slow"
      ? slowOfV2
      : band(
          lines,
          {
            title: `Difference of ${title}`,
            description: `v2 minus v1 of ${of}. ${certain}; once 0 is outside, the versions differ.`,
            unit,
          },
          "experiment_difference",
          `${here},measure="${name}"`,
        ),
  ),
}
