import { expect, test } from "bun:test"
import { createRegistry } from "./registry.ts"

test("tells of the process what is measured, and nothing that always reads zero", async () => {
  const registry = createRegistry()
  const start = performance.now()
  while (process.cpuUsage().user < 1_000 || performance.now() - start < 20);
  const lines = (await registry.metrics()).split("\n").filter((it) => it && !it.startsWith("#"))
  const values = new Map(lines.map((it) => [it.split(" ")[0], Number(it.split(" ")[1])]))
  expect(values.get("process_cpu_seconds_total")).toBeGreaterThan(0)
  expect(values.get("process_resident_memory_bytes")).toBeGreaterThan(1e6)
  expect(values.has("nodejs_eventloop_lag_p99_seconds")).toBe(true)
  expect([...values.keys()].filter((it) => it?.includes("heap"))).toEqual([])
})
