import * as heatmap from "@grafana/grafana-foundation-sdk/heatmap"
import { type About, dress } from "./about.ts"

/** A histogram's buckets over time; `unit` is that of what is measured, not of how often. */
export const spread = (about: About): heatmap.PanelBuilder =>
  dress(new heatmap.PanelBuilder(), about, "buckets")
    .calculate(false)
    .color(
      new heatmap.HeatmapColorOptionsBuilder()
        .mode(heatmap.HeatmapColorMode.Scheme)
        .scheme("Blues")
        .scale(heatmap.HeatmapColorScale.Exponential)
        .exponent(0.5)
        .steps(64),
    )
    .yAxis(new heatmap.YAxisConfigBuilder().unit(about.unit))
    .cellGap(1)
    .showLegend()
