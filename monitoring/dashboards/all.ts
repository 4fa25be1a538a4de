import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard"
import { canary } from "./canary/canary.ts"
import { model } from "./model/model.ts"
import { service } from "./service/service.ts"

/** The dashboards by the names of their files in Grafana. */
export const dashboards: Record<string, Dashboard> = { service, canary, model }
