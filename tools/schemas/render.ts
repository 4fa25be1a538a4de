import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { renderOverlay } from "../../ansible/src/host/kustomize.ts"
import { kustomizationOf, type Manifest } from "./manifests.ts"

/** Renders into `folder`, which need not exist, and answers the file; fails when it does not build. */
export async function render(root: string, folder: string, manifest: Manifest): Promise<string> {
  const source = manifest.folder ? join(root, manifest.folder) : await write(root, folder, manifest)
  const file = join(folder, "rendered.yaml")
  await Bun.write(file, await renderOverlay(root, source))
  return file
}

async function write(root: string, folder: string, manifest: Manifest): Promise<string> {
  const own = join(folder, "source")
  await mkdir(own, { recursive: true })
  await Bun.write(join(own, "kustomization.yaml"), kustomizationOf(root, own, manifest))
  return own
}
