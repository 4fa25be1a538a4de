import { expect, test } from "bun:test"
import { join } from "node:path"
import { readLines } from "./lines.ts"
import { startService } from "./service-process.ts"
import { untilGone } from "./test/processes.ts"

const serving = JSON.stringify({ msg: "serving", port: 1, metricsPort: 2 })

/** Starts a shell script as a service; what it wrote is in `lines`. */
function start(script: string, limitMs = 10_000) {
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  const command = ["sh", "-c", script]
  return { lines, service: startService({ command, env: {}, log, logError: log, limitMs }) }
}

test("hands on the ports and what comes on both streams", async () => {
  const { lines, service } = start(`echo '${serving}'; echo trouble >&2; exec sleep 600`)
  const { port, metricsPort, stop } = await service
  expect([port, metricsPort]).toEqual([1, 2])
  while (lines.length < 2) await Bun.sleep(5)
  expect(lines.toSorted()).toEqual(["trouble", serving])
  expect(await stop()).toBe(143)
})

test("says what a service said that ended before it served", async () => {
  const error = await start("echo no model; exit 3").service.catch(String)
  expect(error).toContain("ended with code 3: no model")
})

test("kills a service that does not serve in time and says so", async () => {
  const { service } = start("echo $$; exec sleep 600", 300)
  const error = String(await service.catch(String))
  expect(error).toContain('did not write "serving" within 300 ms')
  await untilGone(Number(error.match(/last line: (\d+)$/)?.[1]))
})

test.each(["exit", "SIGTERM", "SIGINT"] as const)("ends with its parent by %s", async (how) => {
  const parent = Bun.spawn([process.execPath, join(import.meta.dir, "test/parent.ts"), how], {
    stdout: "pipe",
  })
  let child = 0
  await readLines(parent.stdout, (line) => {
    child = Number(line)
    if (how !== "exit") parent.kill(how)
  })
  await parent.exited
  await untilGone(child)
})
