import { afterAll, describe, expect, test } from "bun:test"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { live, noFigures } from "../../services/backend/src/verdict/simulation/world.ts"
import { world } from "../../services/backend/src/verdict/simulation/worlds.ts"
import { startPrometheus } from "../../services/backend/src/verdict/test/fake-prometheus.ts"

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

async function verdict(...args: string[]) {
  const command = [process.execPath, join(import.meta.dir, "main.ts"), ...args]
  const env = { ...process.env, PROMETHEUS_URL: "" }
  const child = Bun.spawn(command, { stdout: "pipe", stderr: "pipe", env })
  const [out, errors] = await Promise.all([child.stdout.text(), child.stderr.text()])
  return { code: await child.exited, out, errors }
}

const told = ["--weight", "30", "--since", "2h"]

describe("bun run verdict", () => {
  test("--help says what it does", async () => {
    const { code, out } = await verdict("--help")
    expect(code).toBe(0)
    expect(out).toContain("Ends with 0 promote, 3 hold, 4 roll back")
  })

  test("ends with 0 for what is to be promoted", async () => {
    const { code, out } = await verdict("--prometheus", good.url, ...told)
    expect(out).toStartWith("promote (30 of 100 users get v2)\n- split: ")
    expect(code).toBe(0)
  })

  test("ends with 4 for what is to be rolled back, and says why", async () => {
    const { code, out } = await verdict("--prometheus", bad.url, ...told)
    expect(out).toStartWith("roll back (30 of 100 users get v2)\n- errors: ")
    expect(code).toBe(4)
  })

  test("ends with 5 without Prometheus", async () => {
    const { code, out } = await verdict("--prometheus", "http://127.0.0.1:1", ...told)
    expect(out).toContain("not enough data")
    expect(out).toContain("does not answer")
    expect(code).toBe(5)
  })

  test("finds weight and beginning in the cluster", async () => {
    const kubectl = await fakeKubectl()
    const { code, out, errors } = await verdict("--prometheus", good.url, "--kubectl", kubectl)
    expect(errors).toBe("")
    expect(out).toStartWith("promote (30 of 100")
    expect(code).toBe(0)
    expect(await Bun.file(`${kubectl}.asked`).text()).toContain(
      "--namespace sentiment get virtualservice app-split",
    )
  })

  test("writes a report and its picture", async () => {
    const report = join(folder, "report.md")
    const { code } = await verdict("--prometheus", good.url, ...told, "--report", report)
    expect(code).toBe(0)
    const text = await Bun.file(report).text()
    expect(text).toStartWith("# Verdict on the canary: promote\n")
    expect(text).toContain("| errors | good | v2 fails a user")
    expect(text).toContain("(report.svg)")
    const svg = await Bun.file(join(folder, "report.svg")).text()
    expect(svg.match(/<polyline points="\d/g)).toHaveLength(6)
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
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
    const { code, errors } = await verdict(...args)
    expect(code).toBe(2)
    expect(errors).toContain(says)
    expect(errors).not.toContain("    at ")
  })

  test("a kubectl that is not there is a problem, not a verdict", async () => {
    const { code, errors } = await verdict("--prometheus", good.url, "--kubectl", "/no/kubectl")
    expect(code).toBe(1)
    expect(errors).toContain("/no/kubectl cannot be started")
  })
})

/** Writes down how it was asked, and answers the split as the cluster would. */
async function fakeKubectl(): Promise<string> {
  const path = join(folder, "kubectl")
  const route = [
    { destination: { subset: "v1" }, weight: 70 },
    { destination: { subset: "v2" }, weight: 30 },
  ]
  const split = {
    metadata: { creationTimestamp: "2026-01-01T00:00:00Z" },
    spec: { http: [{ name: "split", route }] },
  }
  const answer = JSON.stringify(split)
  await Bun.write(path, `#!/bin/sh\necho "$@" > "$0.asked"\ncat <<'END'\n${answer}\nEND\n`)
  await chmod(path, 0o755)
  return path
}
