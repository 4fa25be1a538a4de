import { DashboardLinkBuilder, DashboardLinkType } from "@grafana/grafana-foundation-sdk/dashboard"
import { loadRunbookAddress } from "../../alerts/rules.ts"

export const runbookAddress = await loadRunbookAddress()

/** From a panel to what to do about it. */
export const runbookLink = (alert: string): DashboardLinkBuilder =>
  new DashboardLinkBuilder(`Runbook: ${alert}`)
    .type(DashboardLinkType.Link)
    .url(`${runbookAddress}#${alert.toLowerCase()}`)
    .targetBlank(true)
