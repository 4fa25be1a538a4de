import { expect, test } from "bun:test"
import { join } from "node:path"
import { renderOverlay } from "../../../ansible/src/host/kustomize.ts"
import { repository } from "../../rendered.ts"
import { saturation } from "./saturation.ts"

type Container = { resources: { limits: { cpu: string } } }
type Resource = {
  kind: string
  metadata: { labels: Record<string, string> }
  spec: { template: { spec: { containers: Container[] } } }
}

const overlay = await renderOverlay(repository, join(repository, "k8s/kustomize/overlays/vagrant"))

test("the processor's lines from one core on are the limits of the services' pods", () => {
  const deployments = (Bun.YAML.parse(overlay) as Resource[]).filter(
    ({ kind, metadata }) => kind === "Deployment" && metadata.labels.version,
  )
  expect(deployments).toHaveLength(4)
  const limits = deployments
    .flatMap((it) => it.spec.template.spec.containers)
    .map((it) => coresOf(it.resources.limits.cpu))
  const panel = saturation.panels.map((it) => it.build()).find((it) => it.title === "Processor")
  const steps = panel?.fieldConfig?.defaults.thresholds?.steps ?? []
  const lines = steps.flatMap((it) => (it.value !== null && it.value >= 1 ? [it.value] : []))
  expect(lines).toEqual([...new Set(limits)].sort())
  expect(steps.at(-1)?.color).toBe("red")
})

const coresOf = (amount: string): number =>
  amount.endsWith("m") ? Number.parseInt(amount, 10) / 1_000 : Number(amount)
