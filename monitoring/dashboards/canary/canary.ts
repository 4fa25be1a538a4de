import { createDashboard } from "../dashboard.ts"
import { differences } from "./differences.ts"
import { requests } from "./requests.ts"
import { usersMeasured } from "./users.ts"
import { verdict } from "./verdict.ts"

export const canary = createDashboard({
  uid: "sentiment-canary",
  title: "Sentiment analyzer: canary",
  description: "v1 beside v2: the verdict, by user, and what requests say meanwhile.",
  byVersion: false,
  rows: [verdict, differences, usersMeasured, requests],
})
