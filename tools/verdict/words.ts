import type { Finding, Verdict } from "../../services/backend/src/verdict/decision.ts"

/** How a verdict is called where people read it. */
export const words: Record<Verdict, string> = {
  promote: "promote",
  hold: "hold",
  roll_back: "roll back",
  not_enough_data: "not enough data",
}

export const exitCodes: Record<Verdict, number> = {
  promote: 0,
  hold: 3,
  roll_back: 4,
  not_enough_data: 5,
}

export const findings: Record<Finding, string> = {
  good: "good",
  bad: "bad",
  open: "open",
  stuck: "needs a person",
}
