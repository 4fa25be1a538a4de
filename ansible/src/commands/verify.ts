import { Problem } from "@sentiment/tools/problem"
import { loadInventory } from "../inventory/load.ts"
import { type Check, runChecks } from "../verify/check.ts"
import { nodesCheck, podsCheck } from "../verify/cluster.ts"
import { predictCheck, reflectionCheck } from "../verify/grpc.ts"
import { dashboardCheck, pageCheck, predictionCheck } from "../verify/http.ts"
import { type Command, type Context, seconds, text, type Values } from "./command.ts"
import { withMachines } from "./machines.ts"

export const verify: Command = {
  summary: "smoke test: nodes, pods, page, predictions, dashboards' names",
  help: `Asks the cluster and the product, each check a line. Names need not be in /etc/hosts: addresses are
called with the names as host. Ends with 1 when a check has failed.

  --address HOST[:PORT]     where app.local is (192.168.56.91)
  --dashboards HOST[:PORT]  where dashboard.local and monitoring.local are (192.168.56.90)
  --wait SECONDS            how long all checks together may be tried again (30)

  bun run cluster verify
  bun run cluster verify --address 192.168.56.92 --wait 120`,
  options: {
    address: { type: "string" },
    dashboards: { type: "string" },
    wait: { type: "string" },
  },
  run,
}

async function run(context: Context, values: Values): Promise<number> {
  const address = readAddress(text(values, "address") ?? "192.168.56.91")
  const dashboards = readAddress(text(values, "dashboards") ?? "192.168.56.90")
  const waitSeconds = seconds(values, "wait", 30)
  const { machines } = await loadInventory(context.inventoryFile)
  return await withMachines(
    context,
    { which: "controller", waitSeconds: 20 },
    async ({ remotes }) => {
      const [controller] = remotes
      const names = machines.map((it) => it.name)
      const checks = [
        nodesCheck(controller, names),
        podsCheck(controller),
        ...productChecks(address),
        dashboardCheck(dashboards, "dashboard.local"),
        dashboardCheck(dashboards, "monitoring.local"),
      ]
      const failed = await runChecks(checks, { ...context, waitSeconds })
      context.out.line(
        failed === 0 ? "\nall is well" : `\n${failed} of ${checks.length} checks failed`,
      )
      return failed === 0 ? 0 : 1
    },
  )
}

export const productChecks = (address: string): Check[] => [
  pageCheck(address),
  predictionCheck(address),
  predictCheck(address),
  reflectionCheck(address),
]

function readAddress(value: string): string {
  if (/^[a-z0-9.-]+(:\d{1,5})?$/i.test(value)) return value
  throw new Problem(`${value} is no address`, { exitCode: 2 })
}
