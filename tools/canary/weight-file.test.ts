import { expect, test } from "bun:test"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { loadWeight, withWeight } from "./weight-file.ts"

const file = join(tmpdir(), `canary-weight-${process.pid}.yaml`)
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Error) => error.message,
  )

const now = new Date("2026-11-25T11:06:40.123Z")
const ten = '# why\nv2: 10\nv1: 90\n# when\nstage: "0"\n'

test("weights and stage are written, and comments stay", () => {
  expect(withWeight(ten, 25, now)).toBe(
    '# why\nv2: 25\nv1: 75\n# when\nstage: "2026-11-25T11:06:40Z"\n',
  )
})

test("the same weight begins no stage", () => {
  expect(withWeight(ten, 10, now)).toBe(ten)
})

test("10, 0, and 10 again is another stage than 10 was", () => {
  const zero = withWeight(ten, 0, new Date("2026-11-25T10:00:00Z"))
  const { v2, stage } = Bun.YAML.parse(withWeight(zero, 10, now)) as Record<string, unknown>
  expect({ v2, stage }).toEqual({ v2: 10, stage: "2026-11-25T11:06:40Z" })
})

test.each(["weight: 10\n", "v2: 10\nv1: 90\n"])("%p, without the lines, is not touched", (text) => {
  expect(() => withWeight(text, 25, now)).toThrow("has no line")
})

test.each(["v2: 30\nv1: 90\n", "v2: 10\n", "v2: x\nv1: 90\n", "v2: 10.5\nv1: 89.5\n"])(
  "%p, as written by hand, is refused",
  async (text) => {
    await Bun.write(file, text)
    expect(await failure(loadWeight(file))).toContain("add up to 100")
    await Bun.file(file).delete()
  },
)
