import { afterAll, beforeAll, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promtool } from "../test/programs.ts"
import { type Group, loadGroups } from "./rules.ts"
import { loadUnitTestFile, unitTestFiles } from "./unit-tests.ts"

const folder = await mkdtemp(join(tmpdir(), "alerts-"))

beforeAll(async () => {
  await writeRules("rules.yaml", await loadGroups())
  for (const it of unitTestFiles) await Bun.write(join(folder, it), await loadUnitTestFile(it))
})

afterAll(() => rm(folder, { recursive: true }))

test("promtool finds nothing wrong with the rules", async () => {
  const { code, output } = await promtool("check", "rules", "--lint-fatal", inFolder("rules.yaml"))
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("SUCCESS") })
})

test.each(unitTestFiles)("promtool passes %s", async (file) => {
  const { code, output } = await promtool("test", "rules", inFolder(file))
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("SUCCESS") })
})

test("promtool would find an alert that does not fire", async () => {
  const groups = (await loadGroups()).map(({ name, rules }) => ({
    name,
    rules: rules.filter((it) => !("alert" in it && it.alert === "Drift")),
  }))
  await writeRules("fewer.yaml", groups)
  const file = await loadUnitTestFile("limits-and-drift.yaml")
  await Bun.write(inFolder("of-fewer.yaml"), file.replace("rules.yaml", "fewer.yaml"))
  const { code, output } = await promtool("test", "rules", inFolder("of-fewer.yaml"))
  expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining("Drift") })
})

const inFolder = (file: string) => join(folder, file)

const writeRules = (file: string, groups: Group[]) =>
  Bun.write(inFolder(file), JSON.stringify({ groups }))
