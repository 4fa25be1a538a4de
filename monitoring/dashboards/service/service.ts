import { createDashboard } from "../dashboard.ts"
import { limits } from "./limits.ts"
import { now } from "./now.ts"
import { requests } from "./requests.ts"
import { saturation } from "./saturation.ts"

export const service = createDashboard({
  uid: "sentiment-service",
  title: "Sentiment analyzer: service",
  description: "Requests, failures, durations, saturation and limits of app and model.",
  byVersion: true,
  rows: [now, requests, saturation, limits],
})
