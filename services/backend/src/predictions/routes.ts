import { defaultMs } from "@sentiment/proto/deadline"
import { AppError } from "@sentiment/proto/errors"
import { Elysia } from "elysia"
import { callOptions, parseText, parseTexts, problems } from "../http/api.ts"
import type { Model } from "../model/model.ts"
import { Prediction, Predictions, TextBody, TextsBody, toModel, toPrediction } from "./schema.ts"

export const predictionRoutes = (model: Pick<Model, "predict" | "predictBatch">) =>
  new Elysia({ normalize: false })
    .post(
      "/predictions",
      async ({ body, request, set }) => {
        const answer = await model.predict(body.text, callOptions(request, defaultMs.one))
        if (!answer.prediction) throw new AppError("internal", "empty answer")
        set.headers["x-model-version"] = answer.model.version
        return { ...toPrediction(answer.prediction), model: toModel(answer.model) }
      },
      {
        parse: parseText,
        body: TextBody,
        response: { 200: Prediction, ...problems },
        detail: { summary: "Predict the sentiment of one text" },
      },
    )
    .post(
      "/predictions/batch",
      async ({ body, request, set }) => {
        const answer = await model.predictBatch(body.texts, callOptions(request, defaultMs.batch))
        set.headers["x-model-version"] = answer.model.version
        return { model: toModel(answer.model), predictions: answer.predictions.map(toPrediction) }
      },
      {
        parse: parseTexts,
        body: TextsBody,
        response: { 200: Predictions, ...problems },
        detail: { summary: "Predict the sentiment of up to 256 texts" },
      },
    )
