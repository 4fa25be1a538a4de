import { AppError } from "@sentiment/proto/errors"
import { limits } from "@sentiment/proto/limits"
import type { PredictBatchRequest } from "@sentiment/proto/sentiment"
import type { Call } from "@sentiment/proto/unary"
import { checkText } from "../text.ts"
import type { Service } from "./handlers.ts"
import { toPrediction } from "./prediction.ts"

export const predictBatch =
  ({ engine, model, stamp, seen }: Service) =>
  async ({ texts }: PredictBatchRequest, call: Call) => {
    if (texts.length === 0) throw new AppError("invalidBatch", "batch is empty")
    if (texts.length > limits.texts) {
      throw new AppError("invalidBatch", `batch has more than ${limits.texts} texts`)
    }
    texts.forEach((text, index) => {
      checkText(text, `texts[${index}]`)
    })
    const answers = await engine.answer("predict", texts, call)
    stamp(call)
    answers.forEach((answer, index) => {
      seen(texts[index] ?? "", answer)
    })
    return { model, predictions: answers.map(toPrediction) }
  }
