import { expect, test } from "bun:test"
import { increase } from "../../services/backend/src/verdict/reading/increase.ts"
import { evaluate } from "./test/promtool.ts"

const app = 'job="app-service"'
const gainedOf = increase(`users_total{${app}}`, 1_800, "version")

/** What a pod's counter said each 15 s of an hour, as promtool writes it; the range is the last half of it. */
const pods: [pod: string, series: string, gained: number][] = [
  ["steady", "1000+1x240", 120],
  ["silent in between", "0+0x120 5+1x20 _x20 30+0x77", 30],
  ["born with users", "_x150 7+1x89", 96],
  ["gone before the end", "100+1x180 stale", 60],
  ["gone before the range", "100+1x60 stale", 0],
  ["idle", "55+0x240", 0],
  ["away as the range began", "500+0x100 _x59 500+1x80", 80],
]

test("the increase is what a pod counted, whenever it came and went", async () => {
  for (const [pod, series, gained] of pods) {
    expect({ pod, gained: await evaluated(gainedOf, "users_total", series) }).toEqual({
      pod,
      gained,
    })
  }
})

test("pods of a version add up", async () => {
  expect(await evaluated(gainedOf, "users_total", "0+1x240", "1000+2x240")).toBe(360)
})

test("a container that started again loses next to nothing", async () => {
  const gained = await evaluated(gainedOf, "users_total", "0+1x180 0+1x59")
  expect(Math.abs(gained - 119)).toBeLessThan(3)
})

/** Of one series for each pod. */
const evaluated = (expr: string, name: string, ...pods: string[]) =>
  evaluate(
    expr,
    pods.map((values, at) => ({ series: `${name}{${app},version="v1",pod="pod-${at}"}`, values })),
  )
