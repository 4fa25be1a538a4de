import { PanelBuilder } from "@grafana/grafana-foundation-sdk/table"
import { type About, dress } from "./about.ts"

/** The labels of what is there now, in this order; its value, which is 1, is left out. */
export const labels = (about: About, names: string[]): PanelBuilder =>
  dress(new PanelBuilder(), about, "table").withTransformation({
    id: "filterFieldsByName",
    options: { include: { names } },
  })
