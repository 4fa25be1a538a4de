import { join, resolve } from "node:path"
import { Problem, problemList } from "@sentiment/tools/problem"
import { explainPending, list, pending } from "../controller/kube.ts"
import { kubectl } from "../controller/kubectl.ts"
import { renderOverlay, type Workload, workloadsOf } from "../host/kustomize.ts"
import { loadInventory } from "../inventory/load.ts"
import { formatSeconds, startClock } from "../output/seconds.ts"
import type { Remote } from "../ssh/remote.ts"
import { type Command, type Context, seconds, text, type Values } from "./command.ts"
import { withMachines } from "./machines.ts"

export const deploy: Command = {
  summary: "the product: renders an overlay, applies it, waits until it runs",
  help: `Renders the overlay here with the pinned kustomize, applies it on the controller and waits for what it
rolls out.

  --overlay DIR   folder with a kustomization.yaml (k8s/kustomize/overlays/vagrant)
  --wait SECONDS  how long the rollouts may take (300)

  bun run cluster deploy
  bun run cluster deploy --overlay k8s/kustomize/overlays/v1 --wait 600`,
  options: { overlay: { type: "string" }, wait: { type: "string" } },
  run,
}

async function run(context: Context, values: Values): Promise<number> {
  const byDefault = join(context.root, "k8s/kustomize/overlays/vagrant")
  const overlay = resolve(text(values, "overlay") ?? byDefault)
  const waitSeconds = seconds(values, "wait", 300)
  await loadInventory(context.inventoryFile)
  const rendered = await renderOverlay(context.root, overlay)
  return await withMachines(
    context,
    { which: "controller", waitSeconds: 20 },
    async ({ remotes }) => {
      const [controller] = remotes
      await apply(context, controller, rendered)
      return await waitForAll(context, controller, workloadsOf(rendered), waitSeconds)
    },
  )
}

async function apply({ out }: Context, controller: Remote, rendered: string): Promise<void> {
  const hear = (chunk: Buffer) => out.write(chunk)
  const { code } = await kubectl(controller, ["apply", "--server-side", "-f", "-"], {
    stdin: rendered,
    hear,
  })
  if (code !== 0) throw new Problem("the overlay could not be applied", { exitCode: code })
}

async function waitForAll(
  context: Context,
  controller: Remote,
  workloads: Workload[],
  waitSeconds: number,
): Promise<number> {
  const { out, signal } = context
  const total = startClock()
  const waiting = new Set(workloads.map(nameOf))
  const show = () => waiting.size > 0 && out.waiting(`waiting for ${[...waiting].join(", ")}`)
  const rollOut = async (workload: Workload) => {
    const of = ["--namespace", workload.namespace, `${workload.kind}/${workload.name}`]
    const args = ["rollout", "status", `--timeout=${waitSeconds}s`, ...of]
    const { code, stderr } = await kubectl(controller, args, { signal })
    waiting.delete(nameOf(workload))
    out.line(
      `${code === 0 ? "ok     " : "failed "} ${nameOf(workload)} (${formatSeconds(total())})`,
    )
    if (code !== 0) out.line(`        ${stderr.trim()}`)
    show()
    return code === 0
  }
  show()
  const results = await Promise.all(workloads.map(rollOut))
  if (results.every((it) => it)) return 0
  const namespaces = new Set(workloads.map((it) => it.namespace))
  const pods = await list(controller, "pods")
  const ours = pods.filter((it) => namespaces.has(it.metadata.namespace ?? ""))
  throw problemList("not everything runs:", pending(ours).map(explainPending))
}

const nameOf = ({ kind, namespace, name }: Workload) => `${namespace}/${kind}/${name}`
