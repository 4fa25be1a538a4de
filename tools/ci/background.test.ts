import { expect, test } from "bun:test"
import { startBackground } from "./background.ts"

const start = (script: string) => startBackground(["sh", "-c", script])

test("what is built, and what has failed, says so with its last line", async () => {
  expect(await start("echo one; echo two").wait(10)).toEqual({ state: "done", last: "two" })
  const failed = start("echo one; echo 'no space left' >&2; exit 1")
  expect(await failed.wait(10)).toEqual({ state: "failed", last: "no space left" })
})

test("what takes longer is waited for only so long, and says how far it is", async () => {
  const slow = start("echo '3 of 13'; sleep 600")
  expect(await slow.wait(0.5)).toEqual({ state: "not done yet", last: "3 of 13" })
  await slow.end()
  expect(await slow.wait(10)).toMatchObject({ state: "failed" })
})

test("is the last to get the processor", async () => {
  expect((await start("nice").wait(10)).last).toBe("19")
})
