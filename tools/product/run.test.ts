import { expect, test } from "bun:test"
import { join } from "node:path"
import { readLines } from "./lines.ts"

const anyPorts = { PORT: "0", MODEL_PORT: "0", METRICS_PORT: "0", MODEL_METRICS_PORT: "0" }

/** Runs the script of `bun start` to its end; `hear` is told each line of both streams. */
async function run(env: Record<string, string>, hear: (line: string, pid: number) => void) {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "run.ts")], {
    env: { ...process.env, ...anyPorts, ...env },
    stdout: "pipe",
    stderr: "pipe",
  })
  const lines: string[] = []
  const listen = (line: string) => {
    lines.push(line)
    hear(line, child.pid)
  }
  await Promise.all([readLines(child.stdout, listen), readLines(child.stderr, listen)])
  return { code: await child.exited, output: lines.join("\n") }
}

test.each([
  ["PORT", ""],
  ["PORT", "abc"],
  ["MODEL_PORT", "seven"],
])("lets the services judge %s='%s' and says what they say", async (key, value) => {
  const { code, output } = await run({ [key]: value }, () => undefined)
  expect(output).toMatch(new RegExp(`^${key}: Expected integer`, "m"))
  expect(code).toBe(1)
})

test("says which model is missing", async () => {
  const { code, output } = await run({ MODEL_DIR: "/nowhere" }, () => undefined)
  expect(output).toContain("there is no model in /nowhere")
  expect(code).toBe(1)
})

test.each(["SIGTERM", "SIGINT"] as const)("ends what has started by %s", async (signal) => {
  let modelPort = 0
  const { code } = await run({}, (line, pid) => {
    const { msg, port } = line.startsWith("{") ? JSON.parse(line) : { msg: line, port: 0 }
    if (msg !== "serving" || modelPort) return
    modelPort = port
    process.kill(pid, signal)
  })
  expect(code).toBe(1)
  while (await answers(modelPort)) await Bun.sleep(5)
})

test("stops both services cleanly, however often Ctrl-C arrives", async () => {
  const { code, output } = await run({}, (line, pid) => {
    if (!line.startsWith("Ctrl-C")) return
    process.kill(pid, "SIGINT")
    setTimeout(() => process.kill(pid, "SIGINT"), 1)
  })
  expect(output.match(/"msg":"stopped"/g)).toHaveLength(2)
  expect(code).toBe(0)
})

async function answers(port: number): Promise<boolean> {
  const socket = { data: () => undefined }
  const connection = await Bun.connect({ hostname: "127.0.0.1", port, socket }).catch(() => null)
  connection?.end()
  return connection !== null
}
