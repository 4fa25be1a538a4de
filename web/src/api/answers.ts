export type Label = "positive" | "negative"

export interface Prediction {
  readonly id: string
  readonly label: Label
  /** How probable that label is, 0.5 to 1. */
  readonly score: number
  readonly truncated: boolean
  readonly model: { readonly name: string; readonly version: string }
}

/** A word of the text sent; offsets are UTF-16 units, a positive weight pulls to positive. */
export interface WeighedWord {
  readonly word: string
  readonly start: number
  readonly end: number
  readonly weight: number
}

/** Checks the shape: a captive portal, for one, answers 200 with a page of its own. */
export function readPrediction(body: unknown): Prediction {
  if (isRecord(body) && isLabel(body.label) && isNumber(body.score) && isRecord(body.model)) {
    return {
      id: String(body.id),
      label: body.label,
      score: Math.min(Math.max(body.score, 0.5), 1),
      truncated: body.truncated === true,
      model: { name: String(body.model.name), version: String(body.model.version) },
    }
  }
  throw new TypeError("not a prediction")
}

export function readWords(body: unknown): WeighedWord[] {
  if (isRecord(body) && Array.isArray(body.words)) return body.words.map(readWord)
  throw new TypeError("not an explanation")
}

function readWord(value: unknown): WeighedWord {
  if (
    isRecord(value) &&
    typeof value.word === "string" &&
    isNumber(value.start) &&
    isNumber(value.end) &&
    isNumber(value.weight)
  ) {
    return { word: value.word, start: value.start, end: value.end, weight: value.weight }
  }
  throw new TypeError("not a word of an explanation")
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value)
}

function isLabel(value: unknown): value is Label {
  return value === "positive" || value === "negative"
}
