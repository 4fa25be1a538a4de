import { chmod, cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { connectCluster } from "../../../../tools/canary/cluster.ts"
import type { Site } from "../../../../tools/canary/set-weight.ts"
import { repository } from "../build-overlay.ts"

/** Keeps in a folder what is applied. "unreachable" fails always, "refusing" only when something is applied. */
const kubectl = (
  folder: string,
  mood: "well" | "unreachable" | "refusing",
) => `#!${process.execPath}
const { items } = await Bun.stdin.json()
const [verb] = Bun.argv.slice(2)
const mood = "${mood}"
if (mood === "unreachable" || (mood === "refusing" && verb === "apply")) {
  console.error("The connection to the server was refused")
  process.exit(1)
}
const file = (it) => Bun.file("${folder}/" + it.metadata.namespace + "." + it.metadata.name + ".json")
if (verb === "apply") for (const it of items) await Bun.write(file(it), JSON.stringify(it))
const there = []
for (const it of items) if (await file(it).exists()) there.push(await file(it).json())
if (verb === "get") console.log(JSON.stringify({ items: there }))
`

/** A copy of the manifests, and a stand-in for kubectl, while `work` runs. */
export async function withSite(
  mood: "well" | "unreachable" | "refusing",
  work: (site: Site) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "canary-"))
  try {
    for (const it of ["k8s", "istio", "monitoring"])
      await cp(join(repository, it), join(folder, it), { recursive: true })
    const program = join(folder, "kubectl")
    await Bun.write(program, kubectl(folder, mood))
    await chmod(program, 0o755)
    await work({
      file: join(folder, "istio/canary/weight.yaml"),
      overlay: join(folder, "k8s/kustomize/overlays/vagrant"),
      cluster: connectCluster(program),
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}
