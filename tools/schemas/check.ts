#!/usr/bin/env bun
import { mkdtemp, realpath, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, relative, resolve } from "node:path"
import { cacheDir } from "../../e2e/nodes/artifacts/cache.ts"
import { analyze, istioctl } from "./analyze.ts"
import { conform } from "./kubeconform.ts"
import { findManifests, type Manifest, manifestOf } from "./manifests.ts"
import { render } from "./render.ts"
import { loadSchemas } from "./store.ts"

/**
 * bun tools/schemas/check.ts [OVERLAY…]: renders the overlays (all, and what they are put together
 * from), compares them with the schemas of Kubernetes, Istio and prometheus-operator, and lets Istio
 * analyse them. Prints what was checked, and exits with 1 when something is wrong.
 */
async function main(args: string[]): Promise<number> {
  const root = resolve(import.meta.dir, "../..")
  const cache = cacheDir()
  const manifests = args.map((it) => manifestOf(relative(root, resolve(it))))
  const schemas = await loadSchemas(cache)
  const folder = await mkdtemp(join(await realpath(tmpdir()), "manifests-"))
  try {
    let problems = 0
    for (const manifest of manifests.length > 0 ? manifests : await findManifests(root))
      problems += await checkOne(
        { root, cache, schemas, folder: join(folder, Bun.hash(manifest.name).toString(36)) },
        manifest,
      )
    if (!(await Bun.file(istioctl(cache)).exists()))
      console.log(
        `istioctl analyze: NOT RUN, there is no ${istioctl(cache)}: bun run artifacts --only istio`,
      )
    return problems
  } finally {
    await rm(folder, { recursive: true })
  }
}

type Place = { root: string; cache: string; schemas: string; folder: string }

/** Says what is wrong with one manifest, and answers how much. */
async function checkOne(place: Place, manifest: Manifest): Promise<number> {
  const problems: string[] = []
  let done = ""
  try {
    const file = await render(place.root, place.folder, manifest)
    const conformity = await conform(place.schemas, [file])
    // Parts alone refer to what is in the others: Istio would miss it.
    const analysis = manifest.folder?.includes("overlays")
      ? await analyze(place.cache, file)
      : undefined
    problems.push(...conformity.problems, ...(analysis ?? []))
    done = `${conformity.valid} valid${analysis ? ", analysed by istioctl" : ""}`
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  }
  console.log(`${manifest.name}: ${problems.length > 0 ? `${problems.length} PROBLEMS` : done}`)
  for (const it of problems) console.error(`  ${it.replaceAll(`${place.folder}/`, "")}`)
  return problems.length
}

if (import.meta.main) process.exit((await main(process.argv.slice(2))) === 0 ? 0 : 1)
