import { createDashboard } from "../dashboard.ts"
import { answers } from "./answers.ts"
import { drift } from "./drift.ts"

export const model = createDashboard({
  uid: "sentiment-model",
  title: "Sentiment analyzer: model",
  description: "What the models are asked and answer, and how far that is from the training data.",
  byVersion: true,
  rows: [answers, drift],
})
