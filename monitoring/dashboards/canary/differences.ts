import type { Row } from "../dashboard.ts"
import { lines } from "../panels/lines.ts"
import { here } from "../queries.ts"
import { measures } from "./measures.ts"

const bounds = ["low", "middle", "high"] as const

/** v2 minus v1, as the verdict computes it, with its confidence sequence as a band. */
export const differences: Row = {
  title: "Difference between users of v2 and v1",
  panels: measures.map(({ name, title, unit, of }) =>
    lines({
      title: `Difference of ${title}`,
      description: `v2 minus v1 of ${of}. The truth lies between low and high all the time with 97.5 %; once 0 is outside, the versions differ.`,
      unit,
      width: 6,
      alert: "VerdictSaysRollBack",
      queries: bounds.map((bound) => ({
        expr: `max(experiment_difference{${here},measure="${name}",bound="${bound}"})`,
        legend: bound,
      })),
    })
      .overrideByName("high", [
        { id: "custom.fillBelowTo", value: "low" },
        { id: "custom.lineWidth", value: 0 },
        { id: "custom.fillOpacity", value: 20 },
      ])
      .overrideByName("low", [{ id: "custom.lineWidth", value: 0 }]),
  ),
}
