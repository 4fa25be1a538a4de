import type { PredictRequest } from "@sentiment/proto/sentiment"
import type { Call } from "@sentiment/proto/unary"
import { answerOne } from "./answer-one.ts"
import type { Service } from "./handlers.ts"

export const predict =
  (service: Service) =>
  async ({ text }: PredictRequest, call: Call) => {
    const { answer, prediction } = await answerOne(service, "predict", text, call)
    service.seen(text, answer)
    return { prediction }
  }
