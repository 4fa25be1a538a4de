import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { note } from "@sentiment/e2e-cluster/figures"
import { until } from "@sentiment/e2e-cluster/until"
import { canary } from "@sentiment/e2e-mesh/canary"
import { type Failure, type Load, startLoad } from "@sentiment/e2e-mesh/load"
import { apply, namespace, type Overlay } from "@sentiment/e2e-mesh/product"
import { query } from "../prometheus.ts"
import { openPrometheus } from "../proxy.ts"
import { textOf } from "../texts.ts"
import { verdict } from "../verdict.ts"

const perSecond = 60
/** Kept for whoever reads the run's reports. */
const reports = process.env.REPORTS ?? join(import.meta.dir, "../reports")
const record = join(reports, "decisions.md")
const patient = ["--apply", "--record", record, "--wait", "15m"]
const report = (name: string) => ["--report", join(reports, `${name}.md`)]

describe("the verdict on a canary, while sixty requests a second come", () => {
  let prometheus: Awaited<ReturnType<typeof openPrometheus>>

  beforeAll(async () => {
    await mkdir(reports, { recursive: true })
    prometheus = await openPrometheus()
    await begin("quick")
  }, 300_000)
  afterAll(async () => {
    await prometheus.close()
    await canary("10")
    await apply("deployed")
  }, 300_000)

  test("promotes v2 step by step until everybody has it, and nobody notices", async () => {
    const load = startUsers()
    let start = performance.now()
    expect((await verdict(prometheus.url, "--wait", "15m")).code).toBe(0)
    await until("the metric says so, too", () => says("promote"), 60)
    for (const [from, to] of [
      [10, 30],
      [30, 60],
      [60, 100],
    ] as const) {
      const { code, said } = await verdict(prometheus.url, ...patient, ...report(`${from}`))
      expect(code).toBe(0)
      expect(said).toContain(`the weight was ${from} and is ${to}`)
      note(`v2 promoted from ${from} to ${to} %, after`, secondsSince(start))
      start = performance.now()
    }
    expect(shown("promotions", await load.stop())).toEqual([])
    expect(await canary("status")).toContain("they agree")
  }, 1_800_000)

  test("rolls v2 back when it is slow: not one request fails", async () => {
    const failed = await rolledBack("slow")
    expect(failed).toEqual([])
  }, 1_200_000)

  test("rolls v2 back when it fails: its own failures end, and no other request fails", async () => {
    const failed = await rolledBack("failing")
    expect(failed.length).toBeGreaterThan(0)
    expect(failed.filter((it) => it.app !== "v2" || it.status !== 503)).toEqual([])
  }, 1_200_000)

  /** Answers what failed until the weight was 0; afterwards nothing may. */
  async function rolledBack(overlay: Overlay): Promise<Failure[]> {
    await begin(overlay)
    const load = startUsers()
    const start = performance.now()
    const { code, said } = await verdict(prometheus.url, ...patient, ...report(overlay))
    const rolledBackAfter = secondsSince(start)
    const before = shown(`v2 ${overlay}`, await load.stop())
    expect(code).toBe(4)
    expect(said).toContain("the weight was 10 and is 0")
    note(`v2 ${overlay}, rolled back after`, rolledBackAfter)
    const after = startUsers()
    await Bun.sleep(10_000)
    expect(shown("10 s after", await after.stop())).toEqual([])
    return before
  }
})

/** Ten of a hundred users from now on, none of whom is known. */
async function begin(overlay: Overlay): Promise<void> {
  await canary("0")
  await apply(overlay)
  await canary("10")
}

/** New users all the time, who ask twice each. */
function startUsers() {
  const run = crypto.randomUUID()
  return startLoad(perSecond, (n) => ({ user: `${run}-${n >> 1}`, text: textOf(n) }))
}

const secondsSince = (start: number) => `${((performance.now() - start) / 1_000).toFixed(0)} s`

function shown(what: string, { sent, failed, slowestMs }: Load): Failure[] {
  note(`  ${what}, of ${sent} failed`, `${failed.length}, slowest ${slowestMs.toFixed(0)} ms`)
  return failed
}

async function says(word: string): Promise<boolean> {
  const [sample] = await query(`experiment_verdict{namespace="${namespace}", verdict="${word}"}`)
  return sample?.value[1] === "1"
}
