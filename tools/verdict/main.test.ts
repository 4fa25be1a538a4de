import { afterAll, describe, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { live, noFigures } from "../../services/backend/src/verdict/simulation/world.ts"
import { world } from "../../services/backend/src/verdict/simulation/worlds.ts"
import { startPrometheus } from "../../services/backend/src/verdict/test/fake-prometheus.ts"
import { fakeKubectl, fakeOverlay, startVerdict, verdict } from "./test/process.ts"

const folder = await mkdtemp(join(tmpdir(), "verdict-"))
const fate = { good: { errors: 0, slow: 0.001, confidence: 0.88 }, bad: { errors: 0.2 } }
const figuresOf = (v2: (typeof fate)["good" | "bad"]) => {
  let last = noFigures(30)
  for (const it of live(world(30, v2), 1_000, 1)) last = it
  return last
}
const good = startPrometheus(() => figuresOf(fate.good))
const bad = startPrometheus(() => figuresOf(fate.bad))
afterAll(async () => {
  await Promise.all([good.close(), bad.close(), rm(folder, { recursive: true })])
})

const told = ["--weight", "30", "--since", "2h"]

describe("bun run verdict", () => {
  test("--help says what it does", async () => {
    const { code, out } = await verdict(["--help"])
    expect(code).toBe(0)
    expect(out).toContain("Ends with 0 promote, 3 hold, 4 roll back")
  })

  test("ends with 0 for what is to be promoted", async () => {
    const { code, out } = await verdict(["--prometheus", good.url, ...told])
    expect(out).toStartWith("promote (30 of 100 users get v2)\n- split: ")
    expect(code).toBe(0)
  })

  test("ends with 4 for what is to be rolled back, and says why", async () => {
    const { code, out } = await verdict(["--prometheus", bad.url, ...told])
    expect(out).toStartWith("roll back (30 of 100 users get v2)\n- errors: ")
    expect(code).toBe(4)
  })

  test("ends with 5 without Prometheus", async () => {
    const { code, out } = await verdict(["--prometheus", "http://127.0.0.1:1", ...told])
    expect(out).toContain("not enough data")
    expect(out).toContain("does not answer")
    expect(code).toBe(5)
  })

  test("finds weight and beginning in the cluster", async () => {
    const kubectl = await fakeKubectl(join(folder, "found"), 30)
    const { code, out, errors } = await verdict(["--prometheus", good.url, "--kubectl", kubectl])
    expect(errors).toBe("")
    expect(out).toStartWith("promote (30 of 100")
    expect(code).toBe(0)
    expect(await Bun.file(`${kubectl}.asked`).text()).toContain(
      "--namespace sentiment get virtualservice app-split",
    )
  })

  test("writes a report and its picture", async () => {
    const report = join(folder, "report.md")
    const { code } = await verdict(["--prometheus", good.url, ...told, "--report", report])
    expect(code).toBe(0)
    const text = await Bun.file(report).text()
    expect(text).toStartWith("# Verdict on the canary: promote\n")
    expect(text).toContain("| errors | good | v2 fails a user")
    expect(text).toContain("(report.svg)")
    const svg = await Bun.file(join(folder, "report.svg")).text()
    expect(svg.match(/<polyline points="\d/g)).toHaveLength(6)
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  test("reports the figures that it decided by, and reads them once", async () => {
    const prometheus = startPrometheus(() => figuresOf(fate.good))
    const report = join(folder, "once.md")
    const { code } = await verdict(["--prometheus", prometheus.url, ...told, "--report", report])
    await prometheus.close()
    expect(code).toBe(0)
    const asked = prometheus.asked.map(String)
    expect(new Set(asked).size).toBe(asked.length)
    const { v1, v2 } = figuresOf(fate.good).users
    const text = await Bun.file(report).text()
    expect(text).toContain(`| users | ${v1} | ${v2} | |`)
    expect(text).toContain("; judged at ")
  })

  test("reports no figures of another moment when there are none", async () => {
    const report = join(folder, "none.md")
    const away = ["--prometheus", "http://127.0.0.1:1", ...told]
    expect((await verdict([...away, "--report", report])).code).toBe(5)
    const text = await Bun.file(report).text()
    expect(text).toContain("does not answer")
    expect(text).not.toContain("| users |")
  })

  test.each([
    [[], "--prometheus URL is missing"],
    [["--prometheus", "here"], "is no URL"],
    [["--prometheus", "http://a", "--weight", "101"], "--weight 101 is not"],
    [["--prometheus", "http://a", "--since", "soon"], "--since soon is neither"],
    [["--prometheus", "http://a", "--since", "2999-01-01T00:00:00Z"], "time that has been"],
    [["--prometheus", "http://a", "--wait", "5"], "--wait 5 is not a duration"],
    [["--prometheus", "http://a", "--apply", "--weight", "5"], "--apply goes by"],
    [["--prometheus", "http://a", "--now"], "'--now'"],
  ])("%p is refused with 2", async (args, says) => {
    const { code, errors } = await verdict(args)
    expect(code).toBe(2)
    expect(errors).toContain(says)
    expect(errors).not.toContain("    at ")
  })

  test("a kubectl that is not there is a problem, not a verdict", async () => {
    const { code, errors } = await verdict(["--prometheus", good.url, "--kubectl", "/no/kubectl"])
    expect(code).toBe(1)
    expect(errors).toContain("/no/kubectl cannot be started")
  })
})

describe("bun run verdict --apply", () => {
  async function start(name: string, namespace: string, ...weights: number[]) {
    const kubectl = await fakeKubectl(join(folder, name), ...weights)
    const { overlay, bin } = await fakeOverlay(join(folder, name), "sentiment")
    const where = ["--kubectl", kubectl, "--overlay", overlay, "--namespace", namespace]
    const record = join(folder, name, "decisions.md")
    const args = ["--prometheus", good.url, "--apply", "--record", record, ...where]
    const asked = () => Bun.file(`${kubectl}.asked`).text()
    return { ...startVerdict(args, bin), asked }
  }

  test("does nothing when the weight was changed meanwhile", async () => {
    const { ended, asked } = await start("meanwhile", "sentiment", 30, 60)
    const { code, out, errors } = await ended
    expect(errors).toBe("the weight was changed meanwhile: nothing was done\n")
    expect(out).toStartWith("promote (30 of 100")
    expect(code).toBe(1)
    expect((await asked()).match(/get virtualservice app-split/g)).toHaveLength(2)
  })

  test.each(["SIGINT", "SIGTERM"] as const)("goes on to its end after %s", async (signal) => {
    await Bun.write(join(folder, signal, "kubectl.slow"), "")
    const { child, ended, asked } = await start(signal, "sentiment", 30, 60)
    const isApplying = async () => /\n.*\n/.test(await asked().catch(() => ""))
    while (!(await isApplying())) await Bun.sleep(1)
    child.kill(signal)
    const { code, errors } = await ended
    expect(errors).toBe("the weight was changed meanwhile: nothing was done\n")
    expect(code).toBe(1)
  })

  test("judges nothing when the overlay splits in another namespace", async () => {
    const { ended, asked } = await start("elsewhere", "other", 30)
    const { code, out, errors } = await ended
    expect(errors).toContain("--namespace other is judged, and ")
    expect(errors).toContain(" splits in sentiment: nothing was done")
    expect(out).toBe("")
    expect(code).toBe(2)
    expect(await asked().catch(() => "nothing")).toBe("nothing")
  })
})
