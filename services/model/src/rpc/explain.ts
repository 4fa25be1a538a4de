import type { ExplainRequest } from "@sentiment/proto/sentiment"
import type { Call } from "@sentiment/proto/unary"
import { answerOne } from "./answer-one.ts"
import type { Service } from "./handlers.ts"

export const explain =
  (service: Service) =>
  async ({ text }: ExplainRequest, call: Call) => {
    const { answer, prediction } = await answerOne(service, "explain", text, call)
    return { prediction, words: answer.words ?? [] }
  }
