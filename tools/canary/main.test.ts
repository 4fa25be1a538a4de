import { expect, test } from "bun:test"
import { join } from "node:path"

const weight = Bun.file(join(import.meta.dir, "../../istio/canary/weight.yaml"))

async function canary(...args: string[]) {
  const command = [process.execPath, join(import.meta.dir, "main.ts"), ...args]
  const child = Bun.spawn(command, { stdout: "pipe", stderr: "pipe" })
  const [out, errors] = await Promise.all([child.stdout.text(), child.stderr.text()])
  return { code: await child.exited, out, errors }
}

test("--help says what it does", async () => {
  const { code, out } = await canary("--help")
  expect(code).toBe(0)
  expect(out).toContain("bun run canary status")
})

test.each([
  [["101"], "101 is neither"],
  [["-1"], "'-1'"],
  [["ten"], "ten is neither"],
  [["10.5"], "10.5 is neither"],
  [["1e1"], "1e1 is neither"],
  [[], "bun run canary NUMBER"],
  [["10", "20"], "bun run canary NUMBER"],
  [["10", "--now"], "'--now'"],
  [["10", "--overlay", "/nowhere"], "there is no overlay in /nowhere"],
])("%p is an error, and changes nothing", async (args, says) => {
  const before = await weight.text()
  const { code, errors } = await canary(...args)
  expect(code).not.toBe(0)
  expect(errors).toContain(says)
  expect(errors).not.toContain("    at ")
  expect(await weight.text()).toBe(before)
})
