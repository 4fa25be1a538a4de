import {
  Label,
  type Prediction as Message,
  type Model as ModelMessage,
} from "@sentiment/proto/sentiment"
import { t } from "elysia"

/** Which keys are allowed is part of the contract: others are refused. */
export const strict = { additionalProperties: false } as const

const text = t.String({
  description: "1 to 5,000 characters (Unicode code points), not only blanks",
})

export const TextBody = t.Object({ text }, strict)

export const TextsBody = t.Object(
  { texts: t.Array(text, { description: "1 to 256 texts" }) },
  strict,
)

export const Model = t.Object(
  { name: t.String(), version: t.String(), digest: t.String() },
  { description: "The model that answered" },
)

const fields = {
  id: t.String({ description: "Random UUID of this answer" }),
  label: t.UnionEnum(["positive", "negative"]),
  score: t.Number({ minimum: 0.5, maximum: 1, description: "Calibrated probability of the label" }),
  truncated: t.Boolean({ description: "Whether only the beginning of the text was read" }),
}

export const Prediction = t.Object({ ...fields, model: Model })

export const Predictions = t.Object({
  model: Model,
  predictions: t.Array(t.Object(fields), { description: "In the order of the texts" }),
})

/** A prediction without its model, which a batch names once. */
export const toPrediction = ({ id, label, score, truncated }: Message) => ({
  id,
  label: label === Label.POSITIVE ? ("positive" as const) : ("negative" as const),
  // The contract's float has seven digits; more would be noise.
  score: Math.round(score * 1e6) / 1e6,
  truncated,
})

export const toModel = ({ name, version, digest }: ModelMessage) => ({ name, version, digest })
