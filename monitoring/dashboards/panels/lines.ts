import * as common from "@grafana/grafana-foundation-sdk/common"
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/timeseries"
import { type About, dress } from "./about.ts"

/** A course over time; thresholds are dashed lines. */
export function lines(about: About): PanelBuilder {
  const style = about.thresholds ? "dashed" : "off"
  return dress(new PanelBuilder(), about)
    .lineWidth(1)
    .fillOpacity(8)
    .showPoints(common.VisibilityMode.Never)
    .thresholdsStyle(new common.GraphThresholdsStyleConfigBuilder().mode(thresholdStyles[style]))
    .legend(legend())
    .tooltip(
      new common.VizTooltipOptionsBuilder()
        .mode(common.TooltipDisplayMode.Multi)
        .sort(common.SortOrder.Descending),
    )
}

/** What is no less than nothing. */
export const amounts = (about: About): PanelBuilder => lines(about).min(0)

/** Parts of a whole, in percent of it. */
export const parts = (about: About): PanelBuilder => stacked(about, common.StackingMode.Percent)

/** Parts of a whole, one on the other. */
export const pile = (about: About): PanelBuilder => stacked(about, common.StackingMode.Normal)

const stacked = (about: About, mode: common.StackingMode): PanelBuilder =>
  amounts(about).fillOpacity(60).stacking(new common.StackingConfigBuilder().mode(mode))

const thresholdStyles = {
  off: common.GraphThresholdsStyleMode.Off,
  dashed: common.GraphThresholdsStyleMode.Dashed,
}

const legend = () =>
  new common.VizLegendOptionsBuilder()
    .displayMode(common.LegendDisplayMode.Table)
    .placement(common.LegendPlacement.Bottom)
    .showLegend(true)
    .calcs(["lastNotNull", "max"])
