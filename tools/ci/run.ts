#!/usr/bin/env bun
import { countSuite } from "./count.ts"
import { type Suite, suites } from "./suites.ts"

const budgetMinutes = 85
const start = performance.now()
const minutes = () => (performance.now() - start) / 60_000

const total = { passed: 0, failed: 0 }
const report: string[] = []
for (const suite of suites) {
  const left = budgetMinutes - minutes()
  const why = suite.missing ?? (left < suite.minutes ? "no time left" : undefined)
  if (why) {
    report.push(`${suite.name}: not run, ${why}`)
    continue
  }
  console.log(`\n=== ${suite.name}: ${suite.command.join(" ")}`)
  const { passed, failed, seconds } = await runSuite(suite)
  total.passed += passed
  total.failed += failed
  report.push(`${suite.name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s`)
}
console.log(`\n${report.join("\n")}\nall: ${(minutes() * 60).toFixed(0)} s`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

async function runSuite({ command, minutes }: Suite) {
  const from = performance.now()
  const child = Bun.spawn(command, {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    timeout: minutes * 60_000,
  })
  const [out, err, code] = await Promise.all([tee(child.stdout), tee(child.stderr), child.exited])
  return { ...countSuite(`${out}\n${err}`, code), seconds: (performance.now() - from) / 1_000 }
}

/** Shows what a suite says while it says it, and keeps it. */
async function tee(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ""
  for await (const chunk of stream) {
    process.stdout.write(chunk)
    text += decoder.decode(chunk, { stream: true })
  }
  return text
}
