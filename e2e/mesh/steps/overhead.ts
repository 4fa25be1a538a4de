import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { note } from "@sentiment/e2e-cluster/figures"
import { until } from "@sentiment/e2e-cluster/until"
import { ask, many } from "../ask.ts"
import { canary } from "../canary.ts"
import { quantile, startLoad } from "../load.ts"
import { apply, remove } from "../product.ts"

const paths = { mesh: {}, bare: { address: "192.168.56.98" } } as const
const text = "A good film."

describe("what the mesh costs, beside the same path without it", () => {
  beforeAll(async () => {
    await apply("lifted")
    await apply("bare")
    // v2's model takes longer, and the bare path has v1 only.
    await canary("0")
    const answers = async () => (await ask({ text, ...paths.bare }).catch(() => undefined))?.status
    await until("the bare path answers", async () => (await answers()) === 200, 60)
  }, 400_000)
  afterAll(async () => {
    await canary("10")
    await remove("bare")
  }, 180_000)

  test("at most 5 ms of the median at 50 requests a second", async () => {
    const times: Record<string, number[]> = { mesh: [], bare: [] }
    // By turns, since this machine does other things, too.
    for (let turn = 0; turn < 4; turn++) {
      for (const [name, at] of Object.entries(paths)) {
        const load = startLoad(50, at)
        await Bun.sleep(10_000)
        const { ms, failed } = await load.stop()
        expect(failed).toEqual([])
        times[name]?.push(...ms)
      }
    }
    const of = (name: string, q: number) => quantile(times[name] ?? [], q)
    for (const it of ["bare", "mesh"]) {
      note(`${it}, 50/s: p50, p99`, `${of(it, 0.5).toFixed(1)} ms, ${of(it, 0.99).toFixed(1)} ms`)
    }
    expect(of("mesh", 0.5) - of("bare", 0.5)).toBeLessThan(5)
  }, 180_000)

  test("and of the throughput, with 20 in flight", async () => {
    for (const [name, at] of Object.entries(paths)) {
      const from = performance.now()
      const replies = await many(3_000, 20, (n) => ask({ user: `speed-${n}`, text, ...at }))
      const seconds = (performance.now() - from) / 1_000
      expect(replies.filter((it) => it.status !== 200)).toEqual([])
      note(`${name}, 20 in flight`, `${(3_000 / seconds).toFixed(0)} requests/s`)
    }
  }, 180_000)
})
