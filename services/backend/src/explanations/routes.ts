import { defaultMs } from "@sentiment/proto/deadline"
import { AppError } from "@sentiment/proto/errors"
import { Elysia, t } from "elysia"
import { callOptions, parseText, problems } from "../http/api.ts"
import type { Model } from "../model/model.ts"
import { Prediction, TextBody, toModel, toPrediction } from "../predictions/schema.ts"

const Word = t.Object({
  word: t.String(),
  start: t.Integer({ description: "Offset of the word's first UTF-16 unit in the text" }),
  end: t.Integer({ description: "Offset after the word's last UTF-16 unit" }),
  weight: t.Number({ description: "Added log-odds; above 0 it pulls to positive" }),
})

const Explanation = t.Object({
  prediction: Prediction,
  words: t.Array(Word, { description: "In the order of the text" }),
})

export const explanationRoutes = (model: Pick<Model, "explain">) =>
  new Elysia({ normalize: false }).post(
    "/explanations",
    async ({ body, request, set }) => {
      const answer = await model.explain(body.text, callOptions(request, defaultMs.one))
      if (!answer.prediction) throw new AppError("internal", "empty answer")
      set.headers["x-model-version"] = answer.model.version
      const prediction = { ...toPrediction(answer.prediction), model: toModel(answer.model) }
      const words = answer.words.map(({ word, start, end, weight }) => ({
        word,
        start,
        end,
        weight,
      }))
      return { prediction, words }
    },
    {
      parse: parseText,
      body: TextBody,
      response: { 200: Explanation, ...problems },
      detail: { summary: "Predict the sentiment of one text and say which words counted" },
    },
  )
