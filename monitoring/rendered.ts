import { join } from "node:path"
import { renderOverlay } from "../ansible/src/host/kustomize.ts"

export const repository = join(import.meta.dir, "..")

/** What a kustomization of this folder builds; `folder` is "alerts", for example. */
export async function rendered<T>(folder: string): Promise<T[]> {
  const text = await renderOverlay(repository, join(import.meta.dir, folder))
  return [Bun.YAML.parse(text)].flat() as T[]
}
