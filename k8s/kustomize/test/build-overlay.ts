import { join } from "node:path"
import { kustomize } from "../../../tools/go/kustomize.ts"
import type { Resource } from "./resources.ts"

export const repository = join(import.meta.dir, "../../..")

/** All resources that a deployer would apply. */
export async function buildOverlay(folder: string): Promise<Resource[]> {
  const child = Bun.spawn([...kustomize, "build", join(repository, "k8s/kustomize", folder)], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  })
  const [output, problems, code] = await Promise.all([
    child.stdout.text(),
    child.stderr.text(),
    child.exited,
  ])
  if (code !== 0) throw new Error(`${folder}: ${problems}`)
  return [Bun.YAML.parse(output)].flat() as Resource[]
}
