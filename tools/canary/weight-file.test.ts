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

const now = new Date("2026-01-01T10:00:00Z")

test("weights and stage are written", () => {
  expect(withWeight('# why\nv2: 10\nv1: 90\nstage: "never"\n', 25, now)).toBe(
    '# why\nv2: 25\nv1: 75\nstage: "2026-01-01T10:00:00.000Z"\n',
  )
})

test("a weight that is there already begins no stage, a second time does", () => {
  const ten = '# why\nv2: 10\nv1: 90\nstage: "never"\n'
  expect(withWeight(ten, 10, now)).toBe(ten)
  expect(withWeight(withWeight(ten, 0, new Date(0)), 10, now)).toContain("2026-01-01")
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
