import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { renderOverlay, workloadsOf } from "@sentiment/cluster/host/kustomize"
import { kubectl } from "@sentiment/e2e-cluster/kubectl"

export const root = join(import.meta.dir, "../..")
export const namespace = "sentiment"

const overlays = {
  /** What a deployer applies. */
  deployed: join(root, "k8s/kustomize/overlays/vagrant"),
  second: join(root, "k8s/kustomize/overlays/second"),
  /** The same, with limits that no test reaches. */
  lifted: join(import.meta.dir, "overlays/lifted"),
  /** One version without a mesh, for comparison. */
  bare: join(import.meta.dir, "overlays/bare"),
  /** Lifted, with users measured for seconds; then with a v2 that is slow, or fails. */
  quick: join(root, "e2e/monitoring/overlays/quick"),
  slow: join(root, "e2e/monitoring/overlays/slow"),
  failing: join(root, "e2e/monitoring/overlays/failing"),
}
export type Overlay = keyof typeof overlays

/** Applies an overlay, checked by the server first, and waits until it runs. */
export async function apply(name: Overlay): Promise<void> {
  await withRendered(name, async (file, text) => {
    const apply = ["apply", "--server-side", "--force-conflicts", "-f"]
    // The server checks nothing in a namespace that is not there.
    const namespaces = join(dirname(file), "namespaces.json")
    await Bun.write(namespaces, JSON.stringify(namespacesOf(text)))
    await kubectl(...apply, namespaces)
    await kubectl(...apply, file, "--dry-run=server")
    await kubectl(...apply, file)
    for (const it of workloadsOf(text)) {
      const where = ["--namespace", it.namespace, `${it.kind}/${it.name}`]
      await kubectl("rollout", "status", "--timeout=180s", ...where)
    }
  })
}

function namespacesOf(text: string) {
  const resources = [Bun.YAML.parse(text)].flat() as { kind: string }[]
  const items = resources.filter((it) => it.kind === "Namespace")
  return { apiVersion: "v1", kind: "List", items }
}

/** Removes all that an overlay has made. */
export const remove = (name: Overlay): Promise<void> =>
  withRendered(name, async (file) => {
    await kubectl("delete", "--ignore-not-found", "--timeout=120s", "-f", file)
  })

async function withRendered(
  name: Overlay,
  work: (file: string, text: string) => Promise<void>,
): Promise<void> {
  const text = await renderOverlay(root, overlays[name])
  const folder = await mkdtemp(join(tmpdir(), "e2e-mesh-"))
  try {
    const file = join(folder, `${name}.yaml`)
    await Bun.write(file, text)
    await work(file, text)
  } finally {
    await rm(folder, { recursive: true })
  }
}
