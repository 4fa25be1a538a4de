#!/usr/bin/env bun
import { join } from "node:path"
import { evaluate, type Stage } from "../../services/backend/src/verdict/evaluate.ts"
import { connectPrometheus } from "../../services/backend/src/verdict/reading/prometheus.ts"
import { Problem } from "../problem.ts"
import { applyDecision, byCanary, expectNamespace } from "./apply.ts"
import { type Ask, readArguments } from "./arguments.ts"
import type { Look } from "./report/history.ts"
import { writeReport } from "./report/report.ts"
import { findStage } from "./stage.ts"
import { exitCodes, words } from "./words.ts"

const root = join(import.meta.dir, "../..")
const everyMs = 15_000

try {
  process.exitCode = await main(Bun.argv.slice(2))
} catch (error) {
  console.error(error instanceof Problem ? error.message : error)
  process.exitCode = error instanceof Problem ? error.exitCode : 1
}

/** Answers the exit code. */
async function main(args: string[]): Promise<number> {
  const command = readArguments(args, { root, environment: process.env, now: new Date() })
  if (command.name === "help") {
    console.log(command.text)
    return 0
  }
  // Before anybody waits for a verdict that could not be applied.
  if (command.apply) await expectNamespace(command.apply.overlay, command.namespace)
  const { stage, look } = await ask(command)
  const { decision } = look
  console.log(`${words[decision.verdict]} (${stage.weight} of 100 users get v2)`)
  for (const it of decision.reasons) console.log(`- ${it}`)
  if (command.report) await writeReport(command.report, command, stage, look)
  if (command.apply) {
    const setWeight = byCanary(command.apply.overlay, command)
    // Whoever ends it now would leave a weight that nobody has written down.
    for (const it of ["SIGINT", "SIGTERM"] as const) process.on(it, () => {})
    const canary = { findStage: () => findStage(command), setWeight }
    console.log(await applyDecision(command.apply, stage, decision, canary))
  }
  return exitCodes[decision.verdict]
}

async function ask(command: Ask): Promise<{ stage: Stage; look: Look }> {
  const prometheus = connectPrometheus(command.prometheus)
  const end = performance.now() + command.waitSeconds * 1_000
  for (;;) {
    // Somebody else may have moved the weight meanwhile.
    const stage = await findStage(command)
    const at = new Date()
    const look = { at, ...(await evaluate(prometheus, stage, command.namespace, at)) }
    const rest = end - performance.now()
    if (look.decision.verdict !== "not_enough_data" || rest <= 0) return { stage, look }
    await Bun.sleep(Math.min(everyMs, rest))
  }
}
