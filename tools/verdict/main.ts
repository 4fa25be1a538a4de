#!/usr/bin/env bun
import { join } from "node:path"
import {
  type Evaluation,
  evaluate,
  type Stage,
} from "../../services/backend/src/verdict/evaluate.ts"
import { connectPrometheus } from "../../services/backend/src/verdict/reading/prometheus.ts"
import { Problem } from "../problem.ts"
import { applyDecision, byCanary } from "./apply.ts"
import { type Ask, readArguments } from "./arguments.ts"
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
  const { stage, decision } = await ask(command)
  console.log(`${words[decision.verdict]} (${stage.weight} of 100 users get v2)`)
  for (const it of decision.reasons) console.log(`- ${it}`)
  if (command.report) await writeReport(command.report, command, stage, decision)
  if (command.apply) {
    const setWeight = byCanary(command.apply.overlay, command)
    console.log(await applyDecision(command.apply, stage, decision, setWeight))
  }
  return exitCodes[decision.verdict]
}

async function ask(command: Ask): Promise<Evaluation & { stage: Stage }> {
  const prometheus = connectPrometheus(command.prometheus)
  const end = performance.now() + command.waitSeconds * 1_000
  for (;;) {
    // Somebody else may have moved the weight meanwhile.
    const stage = await findStage(command)
    const evaluation = await evaluate(prometheus, stage, command, new Date())
    const rest = end - performance.now()
    if (evaluation.decision.verdict !== "not_enough_data" || rest <= 0)
      return { ...evaluation, stage }
    await Bun.sleep(Math.min(everyMs, rest))
  }
}
