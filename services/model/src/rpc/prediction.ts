import { randomUUID } from "node:crypto"
import { Label } from "@sentiment/proto/sentiment"
import type { Answer } from "../runtime/runtime.ts"

/** A prediction as it leaves: the likelier label and its probability. */
export function toPrediction({ positive, truncated }: Answer) {
  const isPositive = positive >= 0.5
  return {
    id: randomUUID(),
    label: isPositive ? Label.POSITIVE : Label.NEGATIVE,
    score: isPositive ? positive : 1 - positive,
    truncated,
  }
}
