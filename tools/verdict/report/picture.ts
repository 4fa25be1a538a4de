import type { Measure } from "../../../services/backend/src/experiment/measures.ts"
import type { Stage } from "../../../services/backend/src/verdict/evaluate.ts"
import { rule } from "../../../services/backend/src/verdict/rule.ts"
import type { Interval } from "../../../services/backend/src/verdict/statistics/interval.ts"
import type { Seen } from "./history.ts"
import { type Panel, panel, panelHeight, panelWidth } from "./panel.ts"

/** The canary's figures over time, as one SVG: what is known of each, and the lines that it must not cross. */
export function picture(history: Seen[], stage: Stage): string {
  const drawn = panelsOf(history, stage).map((it, at) => {
    const x = (at % 2) * panelWidth
    const y = Math.floor(at / 2) * panelHeight
    return `<g transform="translate(${x} ${y})">${panel(it, at)}</g>`
  })
  const [width, height] = [2 * panelWidth, Math.ceil(drawn.length / 2) * panelHeight]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="11" role="img">`,
    "<title>The figures of the canary over time, with what is known of them</title>",
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...drawn,
    "</svg>",
    "",
  ].join("\n")
}

function panelsOf(history: Seen[], { weight, since }: Stage): Panel[] {
  const minutes = (at: Date) => (at.getTime() - since.getTime()) / 60_000
  const points = (of: (look: Seen) => Interval | undefined) =>
    history.flatMap((it) => {
      const interval = of(it)
      return interval ? [{ minute: minutes(it.at), ...interval }] : []
    })
  const difference = (measure: Measure) => points((it) => it.decision.differences[measure])
  const { errors, slow, confidence } = rule
  return [
    {
      title: "errors of a user, v2 − v1",
      points: difference("errors"),
      lines: [0, errors.margin],
      unit: "%",
    },
    {
      title: `predictions of a v2 user over ${slow.seconds * 1_000} ms`,
      points: points((it) => it.decision.slow),
      lines: [slow.objective, slow.objective + slow.margin],
      unit: "%",
    },
    {
      title: "confidence, v2 − v1",
      points: difference("confidence"),
      lines: [confidence.lowest, confidence.highest],
      unit: "%",
    },
    { title: "mean latency, v2 − v1", points: difference("latency"), lines: [0], unit: "ms" },
    {
      title: "share of users on v2, and its weight",
      points: points(({ figures: { users } }) => shareOf(users.v1, users.v2)),
      lines: [weight / 100],
      unit: "%",
    },
    {
      title: "users of the smaller version",
      points: points(({ figures: { users } }) => exactly(Math.min(users.v1, users.v2))),
      lines: [rule.minimumUsers],
      unit: "",
    },
  ]
}

const exactly = (value: number): Interval => ({ low: value, middle: value, high: value })

const shareOf = (v1: number, v2: number) => (v1 + v2 > 0 ? exactly(v2 / (v1 + v2)) : undefined)
