import { VisibilityMode } from "@grafana/grafana-foundation-sdk/common"
import { MappingType } from "@grafana/grafana-foundation-sdk/dashboard"
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/statetimeline"
import { type About, dress } from "./about.ts"

/** When something that is 0 or 1 was 1, named `on`, in the color of its threshold. */
export const states = (about: About, on: string): PanelBuilder =>
  dress(new PanelBuilder(), about)
    .showValue(VisibilityMode.Auto)
    .mergeValues(true)
    .fillOpacity(70)
    .lineWidth(0)
    .mappings([
      {
        type: MappingType.ValueToText,
        options: { "0": { text: " ", color: "transparent" }, "1": { text: on } },
      },
    ])
