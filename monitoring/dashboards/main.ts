#!/usr/bin/env bun
import { parseArgs } from "node:util"
import { repository } from "../rendered.ts"
import { dashboards } from "./all.ts"
import { renderConfigMaps } from "./config-maps.ts"

const target = "ansible/grafana/dashboard-configmap.yaml"
const help = `Writes Grafana's dashboards, as ConfigMaps, to ${target}.

  bun run dashboards           writes them
  bun run dashboards --check   writes nothing, and fails when something would change`

const options = { check: { type: "boolean" }, help: { type: "boolean" } } as const

try {
  const { values } = parseArgs({ options })
  if (values.help) console.log(help)
  else await run(values.check ?? false)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(check: boolean): Promise<void> {
  const file = Bun.file(`${repository}/${target}`)
  const wanted = renderConfigMaps(dashboards)
  if ((await file.exists()) && (await file.text()) === wanted) {
    console.log("the dashboards are up to date")
  } else if (check) {
    throw new Error(`${target} is not what monitoring/dashboards says: bun run dashboards`)
  } else {
    await file.write(wanted)
    console.log(`written: ${target}`)
  }
}
