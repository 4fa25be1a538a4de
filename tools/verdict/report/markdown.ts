import { measures } from "../../../services/backend/src/experiment/measures.ts"
import type { Decision } from "../../../services/backend/src/verdict/decision.ts"
import type { Stage } from "../../../services/backend/src/verdict/evaluate.ts"
import type { Figures } from "../../../services/backend/src/verdict/figures.ts"
import {
  between,
  milliseconds,
  percent,
  points,
  say,
  type Unit,
} from "../../../services/backend/src/verdict/format.ts"
import { meanOf, type Sums } from "../../../services/backend/src/verdict/statistics/sums.ts"
import { findings, words } from "../words.ts"
import type { Look } from "./history.ts"

/** `seen`: whether the picture has anything to show. */
type Report = { stage: Stage; look: Look; seen: boolean; picture: string }

/** The report for a pull request. */
export function markdown({ stage, look, seen, picture }: Report): string {
  const { at, decision, figures } = look
  const { verdict, reasons } = decision
  return `${[
    `# Verdict on the canary: ${words[verdict]}`,
    `${stage.weight} of 100 users get v2 since ${stage.since.toISOString()}; judged at ${at.toISOString()}.`,
    // The checks say it all, where there are any.
    decision.checks.length > 0 ? checksOf(decision) : reasons.join("\n"),
    ...(figures ? [measuresOf(decision, figures)] : []),
    ...(seen ? [`![The figures over time](${picture})`] : []),
    "The rule, its margins and its papers: `docs/experiment.md`. Each user counts as one.",
  ].join("\n\n")}\n`
}

const checksOf = ({ checks }: Decision) =>
  [
    "| check | finding | |",
    "|---|---|---|",
    ...checks.map((it) => `| ${it.name} | ${findings[it.finding]} | ${it.reason} |`),
  ].join("\n")

/** The unit of a mean, and of a difference. */
const units = {
  errors: [percent, points],
  latency: [milliseconds, milliseconds],
  slow: [percent, points],
  confidence: [percent, points],
} as const

function measuresOf({ differences }: Decision, figures: Figures): string {
  const rows = measures.map((it) => {
    const { v1, v2 } = figures.measures[it]
    const [mean, difference] = units[it]
    const interval = differences[it]
    const apart = interval ? between(interval, difference) : "–"
    return `| ${it} | ${cell(v1, mean)} | ${cell(v2, mean)} | ${apart} |`
  })
  const { v1, v2 } = figures.users
  const users = `| users | ${v1} | ${v2} | |`
  return ["| by user | v1 | v2 | v2 − v1 |", "|---|---|---|---|", users, ...rows].join("\n")
}

const cell = (sums: Sums, unit: Unit) => (sums.users > 0 ? say(meanOf(sums), unit) : "–")
