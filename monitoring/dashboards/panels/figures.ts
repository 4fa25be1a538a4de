import * as bargauge from "@grafana/grafana-foundation-sdk/bargauge"
import * as common from "@grafana/grafana-foundation-sdk/common"
import * as gauge from "@grafana/grafana-foundation-sdk/gauge"
import * as stat from "@grafana/grafana-foundation-sdk/stat"
import { type About, dress } from "./about.ts"

/** One figure each, as it is now, with its course behind it. */
export const figure = (about: About): stat.PanelBuilder =>
  dress(new stat.PanelBuilder(), about)
    .graphMode(common.BigValueGraphMode.Area)
    .colorMode(common.BigValueColorMode.Value)
    .reduceOptions(last())

/** One figure each without a course: as it is now, or with `$__range` in its query of all the time shown. */
export const total = (about: About): stat.PanelBuilder =>
  dress(new stat.PanelBuilder(), about, "now")
    .graphMode(common.BigValueGraphMode.None)
    .colorMode(common.BigValueColorMode.Value)
    .textMode(common.BigValueTextMode.ValueAndName)
    .reduceOptions(last())

/** How far between its ends. */
export const dial = (about: About, max: number): gauge.PanelBuilder =>
  dress(new gauge.PanelBuilder(), about, "now")
    .min(0)
    .max(max)
    .showThresholdMarkers(true)
    .reduceOptions(last())

/** Several figures to compare. */
export const bars = (about: About): bargauge.PanelBuilder =>
  dress(new bargauge.PanelBuilder(), about, "now")
    .min(0)
    .orientation(common.VizOrientation.Horizontal)
    .displayMode(common.BarGaugeDisplayMode.Basic)
    .reduceOptions(last())

const last = () => new common.ReduceDataOptionsBuilder().calcs(["lastNotNull"]).values(false)
