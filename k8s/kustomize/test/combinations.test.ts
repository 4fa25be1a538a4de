import { describe, expect, test } from "bun:test"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { join, relative } from "node:path"
import { subsets } from "../../../tools/schemas/manifests.ts"
import { buildOverlay, repository } from "./build-overlay.ts"
import { ofKind } from "./resources.ts"

const kustomizations = [
  ...new Bun.Glob("{k8s,istio,monitoring}/**/kustomization.yaml").scanSync(repository),
]
  .map((it) => it.replace(/\/kustomization\.yaml$/, ""))
  .filter((it) => !/components|transformers/.test(it))
const components = await readdir(join(repository, "k8s/kustomize/components"))

test.each(kustomizations.sort())("%s builds by itself", async (folder) => {
  const built = await buildOverlay(join("../..", folder))
  expect(built.length).toBeGreaterThan(0)
})

describe("with both versions", () => {
  test.each(subsets(components).map((it) => [it]))("components %p build", async (chosen) => {
    const built = await withOverlay(chosen, buildOverlay)
    const names = built.map((it) => `${it.kind} ${it.metadata.name}`)
    expect(new Set(names).size).toBe(names.length)
    expect(
      ofKind(built, "Deployment")
        .map((it) => it.metadata.name)
        .sort(),
    ).toEqual(["app-v1", "app-v2", "model-v1", "model-v2"])
  })
})

/** Builds the variants with some components, in a folder of its own within the repository's. */
async function withOverlay<T>(chosen: string[], build: (folder: string) => Promise<T>): Promise<T> {
  const kustomize = join(repository, "k8s/kustomize")
  const folder = await mkdtemp(join(kustomize, "test/overlay-"))
  try {
    const resources = ["base/services", "overlays/v1", "overlays/v2"].map((it) => `../../${it}`)
    const text = { resources, components: chosen.map((it) => `../../components/${it}`) }
    await Bun.write(join(folder, "kustomization.yaml"), JSON.stringify(text))
    return await build(relative(kustomize, folder))
  } finally {
    await rm(folder, { recursive: true })
  }
}
