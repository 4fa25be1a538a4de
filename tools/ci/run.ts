#!/usr/bin/env bun
import { runSuite } from "./run-suite.ts"
import { suites } from "./suites.ts"

const budgetMinutes = 85
const start = performance.now()
const minutes = () => (performance.now() - start) / 60_000

// The running suite is ended when this process exits; a signal alone would leave it.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1))

const total = { passed: 0, failed: 0 }
const report: string[] = []
const notRun: string[] = []
for (const suite of suites) {
  const left = budgetMinutes - minutes()
  const why = suite.missing ?? (left < suite.minutes ? "no time left" : undefined)
  if (why) {
    notRun.push(`${suite.name} (${why})`)
    continue
  }
  console.log(`\n=== ${suite.name}: ${suite.command.join(" ")}`)
  const { passed, failed, seconds, atLimit } = await runSuite(suite)
  total.passed += passed
  total.failed += failed
  const limit = atLimit ? `, ended at its limit of ${suite.minutes} minutes` : ""
  report.push(`${suite.name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s${limit}`)
}
console.log(`\n${report.join("\n")}\nall: ${(minutes() * 60).toFixed(0)} s`)
if (notRun.length > 0) console.log(`NOT RUN: ${notRun.join(", ")}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
