import { join, relative } from "node:path"

/** What is rendered and checked: an overlay of the repository, or parts of it put together. */
export interface Manifest {
  name: string
  /** A folder with a kustomization, or the parts of one that is written for the check. */
  folder?: string
  resources: string[]
  components: string[]
}

const OVERLAYS = "k8s/kustomize/overlays"
const COMPONENTS = "k8s/kustomize/components"
const VERSION = /\/v\d+$/

/** Every overlay, each folder of istio/ and monitoring/ alone, and the versions with each set of components. */
export async function findManifests(root: string): Promise<Manifest[]> {
  const [overlays, mesh, monitoring, components] = await Promise.all(
    [OVERLAYS, "istio", "monitoring", COMPONENTS].map((folder) => kustomizations(root, folder)),
  )
  const versions = (overlays ?? []).filter((it) => VERSION.test(it))
  const bases = [...versions.map((it) => [it]), versions]
  const sets = subsets(components ?? []).filter((it) => it.length > 0)
  return [
    ...[overlays, mesh, monitoring].flatMap((it) => it ?? []).map(manifestOf),
    ...bases.flatMap((resources) => sets.map((set) => together(resources, set))),
  ]
}

export const manifestOf = (folder: string): Manifest => ({
  name: folder,
  folder,
  resources: [],
  components: [],
})

/** A kustomization that puts the parts together, with paths as seen from `folder`. */
export const kustomizationOf = (root: string, folder: string, manifest: Manifest): string => {
  const fromFolder = (path: string) => relative(folder, join(root, path))
  return JSON.stringify({
    resources: manifest.resources.map(fromFolder),
    components: manifest.components.map(fromFolder),
  })
}

export function subsets<T>([first, ...rest]: T[]): T[][] {
  if (first === undefined) return [[]]
  return subsets(rest).flatMap((it) => [it, [first, ...it]])
}

const together = (resources: string[], components: string[]): Manifest => ({
  name: [...resources, ...components]
    .map((it) => it.replace(/^.*kustomize\/\w+\//, ""))
    .join(" + "),
  resources,
  components,
})

async function kustomizations(root: string, folder: string): Promise<string[]> {
  const glob = new Bun.Glob("*/kustomization.yaml").scan({ cwd: join(root, folder) })
  const found = await Array.fromAsync(glob)
  return found.map((it) => join(folder, it, "..")).sort()
}
