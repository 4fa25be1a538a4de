import { afterEach, beforeEach, describe, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { begin, end } from "./section.ts"
import { changedFiles, render, write } from "./write.ts"

const accuracies = { sst2_dev: { accuracy: 0.8303 }, uci_yelp: { accuracy: 0.891 } }
const inputs = {
  "README.md": `# It\n${begin}\n${end}\nMore\n`,
  "ml/reports/pylint.json": JSON.stringify({ messages: [], statistics: { score: 10 } }),
  "ml/reports/coverage.json": JSON.stringify({ totals: { percent_covered: 99.96 } }),
  "ml/reports/tests.xml":
    '<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="0" skipped="0" tests="312" time="9.1">',
  "ml/metrics/ml-test-score.json": JSON.stringify({ score: 6, sections: {} }),
  "ml/metrics/v1.json": JSON.stringify(accuracies),
  "ml/metrics/v2.json": JSON.stringify(accuracies),
}

let root = ""
const put = (path: string, content: string) => Bun.write(join(root, path), content)
const readme = () => Bun.file(join(root, "README.md")).text()

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "readme-"))
  for (const [path, content] of Object.entries(inputs)) await put(path, content)
})
afterEach(() => rm(root, { recursive: true }))

describe("the figures of the README", () => {
  test("are what the tools wrote", async () => {
    await write(root, await render(root))
    const text = await readme()
    for (const value of ["10.00/10", "99 %", "312 passed", "6/7", "SST-2 83.0 %, Yelp 89.1 %"]) {
      expect(text).toContain(`| ${value} |`)
    }
    const json = await Bun.file(join(root, "docs/figures.json")).json()
    expect(json.map((it: { name: string }) => it.name)).toEqual([
      "pylint",
      "coverage",
      "tests",
      "ML Test Score",
      "accuracy of v1",
      "accuracy of v2",
    ])
  })

  test("have a badge each, which the README shows", async () => {
    const files = await render(root)
    await write(root, files)
    const badges = [...files.keys()].filter((it) => it.endsWith(".svg"))
    expect(badges).toHaveLength(6)
    for (const path of badges) {
      expect(await readme()).toContain(path)
      expect(await Bun.file(join(root, path)).text()).toStartWith("<svg")
    }
  })

  test("change nothing when they are written twice", async () => {
    await write(root, await render(root))
    const files = await render(root)
    expect(await changedFiles(root, files)).toEqual([])
    expect(await write(root, files)).toEqual([])
  })

  test("say of a failed test that it failed", async () => {
    await put(
      "ml/reports/tests.xml",
      inputs["ml/reports/tests.xml"].replace('failures="0"', 'failures="2"'),
    )
    await write(root, await render(root))
    expect(await readme()).toContain("310 passed, 2 failed")
  })

  test.each(Object.keys(inputs).slice(1))("name what makes %s when it is missing", async (path) => {
    await rm(join(root, path))
    const error = await render(root).catch((it: Error) => it)
    expect(String(error)).toContain(`${path} is missing: run bun run`)
    expect(await readme()).toBe(inputs["README.md"])
  })

  test.each(Object.keys(inputs).slice(1))("refuse %s when it is rubbish", async (path) => {
    await put(path, "{}")
    const error = await render(root).catch((it: Error) => it)
    expect(String(error)).toContain(path)
  })
})
