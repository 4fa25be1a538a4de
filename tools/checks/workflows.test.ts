import { describe, expect, test } from "bun:test"
import { join } from "node:path"
import { Glob, YAML } from "bun"
import manifest from "../../package.json"
import { root } from "../product/service-process.ts"

type Step = { uses?: string; run?: string; with?: Record<string, unknown> }
type Job = { "timeout-minutes"?: number; permissions?: Record<string, string>; steps: Step[] }
type Workflow = { permissions?: object; jobs: Record<string, Job> }

const scripts = Object.keys(manifest.scripts)
const files = [...new Glob(".github/workflows/*.yml").scanSync({ cwd: root, dot: true })].sort()
const jobs = await Promise.all(
  files.map(async (file) => {
    const text = await Bun.file(join(root, file)).text()
    return { file, text, workflow: YAML.parse(text) as Workflow }
  }),
)
const steps = jobs.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).flatMap(([name, job]) =>
    job.steps.map((step): [string, Step] => [`${file}, ${name}`, step]),
  ),
)

describe("the workflows", () => {
  test("are those that are known", () => {
    expect(files).toEqual([".github/workflows/ci.yml", ".github/workflows/ml.yml"])
  })

  test.each(steps)("%s: a step sets up or runs a script of the repository", (_, step) => {
    const keys = Object.keys(step).filter((key) => key !== "with")
    expect(keys).toEqual([step.uses === undefined ? "run" : "uses"])
    if (step.run === undefined) return
    expect(step.run).toMatch(/^bun run [a-z0-9:]+( [a-z0-9@]+)*$/)
    expect(scripts).toContain(step.run.split(" ")[2] ?? "")
  })

  test.each(jobs)("$file: an action is pinned by its commit, with its version", ({ text }) => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, it]) => it ?? "")
    expect(uses.length).toBeGreaterThan(0)
    for (const it of uses) expect(it).toMatch(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test.each(jobs)("$file: nothing is allowed but what a job asks for", ({ workflow }) => {
    expect(workflow.permissions).toEqual({})
    for (const job of Object.values(workflow.jobs)) {
      expect(job["timeout-minutes"]).toBeGreaterThan(0)
      const writes = Object.values(job.permissions ?? {}).includes("write")
      const pushes = job.steps.some((it) => it.run === "bun run readme:push")
      expect(writes).toBe(pushes)
    }
  })

  test.each(steps)("%s: only a job that pushes keeps its credentials", (place, step) => {
    if (!step.uses?.startsWith("actions/checkout@")) return
    const kept = step.with?.["persist-credentials"] !== false
    expect(kept).toBe(place.endsWith(", figures"))
  })

  test("push the figures on main alone", () => {
    const figures = jobs.find(({ file }) => file.endsWith("ml.yml"))?.workflow.jobs.figures
    expect((figures as { if?: string } | undefined)?.if).toStartWith(
      "github.ref == 'refs/heads/main'",
    )
  })
})
