import type { Interval } from "../../../services/backend/src/verdict/statistics/interval.ts"

export const panelWidth = 420
export const panelHeight = 200

export type Panel = {
  title: string
  /** Minutes since the stage began. */
  points: (Interval & { minute: number })[]
  /** Values that the figure is held to. */
  lines: number[]
  unit: "%" | "ms" | ""
}

const box = { left: 60, top: 30, right: panelWidth - 15, bottom: panelHeight - 30 }
const factors = { "%": 100, ms: 1_000, "": 1 }

/** One plot: a band between the bounds, the figure in it, and the lines it is held to. */
export function panel({ title, points, lines, unit }: Panel, id: number): string {
  const [bottom, top] = extent(points, lines)
  const last = Math.max(points.at(-1)?.minute ?? 0, 1e-9)
  const x = (minute: number) => scaled(minute / last, box.left, box.right)
  const y = (value: number) => scaled((value - bottom) / (top - bottom), box.bottom, box.top)
  const at = (of: (it: Panel["points"][number]) => number) =>
    points.map((it) => `${x(it.minute)},${y(of(it))}`)
  const band = [...at((it) => it.low), ...at((it) => it.high).reverse()].join(" ")
  // Seen also when it is the only one.
  const latest = points
    .slice(-1)
    .map(({ minute, low, middle, high }) =>
      [
        `<path d="M${x(minute)} ${y(low)}V${y(high)}" stroke="#4878d0" stroke-width="2"/>`,
        `<circle cx="${x(minute)}" cy="${y(middle)}" r="4" fill="#4878d0"/>`,
      ].join(""),
    )
  const say = (value: number) => sayer((top - bottom) * factors[unit])(value * factors[unit], unit)
  const label = (value: number, fill = "#333") =>
    `<text x="${box.left - 6}" y="${y(value)}" text-anchor="end" dominant-baseline="middle" fill="${fill}">${say(value)}</text>`
  return [
    `<text x="${box.left}" y="18" font-weight="bold">${title}</text>`,
    `<clipPath id="box${id}"><rect x="${box.left}" y="${box.top}" width="${box.right - box.left}" height="${box.bottom - box.top}"/></clipPath>`,
    `<g clip-path="url(#box${id})">`,
    `<polygon points="${band}" fill="#4878d0" fill-opacity="0.25"/>`,
    `<polyline points="${at((it) => it.middle).join(" ")}" fill="none" stroke="#4878d0" stroke-width="2"/>`,
    ...latest,
    ...lines.map(
      (it) =>
        `<line x1="${box.left}" x2="${box.right}" y1="${y(it)}" y2="${y(it)}" stroke="#c33" stroke-dasharray="4 3"/>`,
    ),
    "</g>",
    `<rect x="${box.left}" y="${box.top}" width="${box.right - box.left}" height="${box.bottom - box.top}" fill="none" stroke="#999"/>`,
    ...[bottom, top].map((it) => label(it)),
    ...lines.map((it) => label(it, "#c33")),
    `<text x="${box.right}" y="${panelHeight - 10}" text-anchor="end">minute ${Math.round(last)}</text>`,
    ...(points.length === 0 ? [`<text x="${box.left + 10}" y="100">nothing known yet</text>`] : []),
  ].join("\n")
}

/** Room for the lines and for what is known at the end; the wide bounds of the first looks are cut off. */
function extent(points: Panel["points"], lines: number[]): [number, number] {
  const shown = points.slice(Math.floor(points.length / 3))
  const values = [...lines, ...shown.flatMap((it) => [it.low, it.high])]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = Math.max((most - least) * 0.1, 1e-6)
  return [least - room, most + room]
}

const scaled = (part: number, from: number, to: number) =>
  Math.round((from + part * (to - from)) * 10) / 10

/** As many digits as tell two values of this range apart. */
function sayer(range: number) {
  const decimals = Math.max(0, Math.min(4, 1 - Math.floor(Math.log10(range))))
  return (value: number, unit: string) => `${Number(value.toFixed(decimals))} ${unit}`
}
