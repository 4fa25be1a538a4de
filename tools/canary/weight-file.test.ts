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

test("both lines are written", () => {
  expect(withWeight("# why\nv2: 10\nv1: 90\n", 25)).toBe("# why\nv2: 25\nv1: 75\n")
})

test("a file without the lines is not touched", () => {
  expect(() => withWeight("weight: 10\n", 25)).toThrow("no lines v1 and v2")
})

test.each(["v2: 30\nv1: 90\n", "v2: 10\n", "v2: x\nv1: 90\n", "v2: 10.5\nv1: 89.5\n"])(
  "%p, as written by hand, is refused",
  async (text) => {
    await Bun.write(file, text)
    expect(await failure(loadWeight(file))).toContain("add up to 100")
    await Bun.file(file).delete()
  },
)
