#!/usr/bin/env bun
import { startBackground } from "./background.ts"
import { runSuite } from "./run-suite.ts"
import { suites } from "./suites.ts"

const budgetMinutes = 87
const start = performance.now()
const minutes = () => (performance.now() - start) / 60_000

const interrupted = new AbortController()
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => interrupted.abort())

// Half an hour and more where nothing is cached, seconds otherwise.
const artifacts = startBackground(["bun", "run", "artifacts"])
interrupted.signal.addEventListener("abort", () => artifacts.end())

const total = { passed: 0, failed: 0 }
const report: string[] = []
const failures: string[] = []
const notRun: string[] = []
for (const suite of suites) {
  const left = budgetMinutes - minutes() - suite.minutes
  const why = suite.missing ?? (left < 0 ? "no time left" : undefined)
  const artifactsAre = suite.artifacts && !why ? await artifacts.wait(left * 60) : undefined
  if (interrupted.signal.aborted) break
  if (why || artifactsAre?.state === "not done yet") {
    notRun.push(`${suite.name} (${why ?? `artifacts are not built yet: ${artifactsAre?.last}`})`)
    continue
  }
  if (artifactsAre?.state === "failed") {
    total.failed += 1
    report.push(`${suite.name}: failed, artifacts cannot be built: ${artifactsAre.last}`)
    continue
  }
  console.log(`\n=== ${suite.name}: ${suite.command.join(" ")}`)
  const outcome = await runSuite(suite, { signal: interrupted.signal })
  const { passed, failed, seconds, atLimit } = outcome
  if (failed > 0) failures.push(`\n=== ${suite.name} failed, its last lines:\n${outcome.end}`)
  total.passed += passed
  total.failed += failed
  const limit = atLimit ? `, ended at its limit of ${suite.minutes} minutes` : ""
  report.push(`${suite.name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s${limit}`)
}
await artifacts.end()
// Again: who shows a long log shows its end.
console.log(failures.join("\n"))
console.log(`\n${report.join("\n")}\nall: ${(minutes() * 60).toFixed(0)} s`)
if (notRun.length > 0) console.log(`NOT RUN: ${notRun.join(", ")}`)
if (interrupted.signal.aborted) console.log("INTERRUPTED")
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 && !interrupted.signal.aborted ? 0 : 1)
