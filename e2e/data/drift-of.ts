import { runPipeline } from "@sentiment/e2e-product/python"
import { readMetrics } from "@sentiment/tools/product/metrics"
import { leastTexts } from "../../services/model/src/drift/drift.ts"
import { features, type Reference } from "../../services/model/src/drift/reference.ts"
import {
  changedModel,
  modelDirs,
  startModelProcess,
  type Version,
} from "../../services/model/test/process.ts"

/** From here on the alert fires. */
export const alarm = 0.25

/** By feature. */
export type Indices = Record<string, number>

/**
 * Serves the texts, as often as it takes for there to be enough, and answers the indices that its metrics then
 * show: they are of shares, which are the same however often all is repeated.
 */
export async function driftOf(
  version: Version,
  set: readonly string[],
  reference?: Reference,
): Promise<Indices> {
  const texts = Array(Math.ceil(leastTexts / set.length))
    .fill(set)
    .flat()
  const dir = reference ? await withReference(version, reference) : modelDirs[version]
  const service = await startModelProcess("bun", { MODEL_DIR: dir })
  try {
    for (let at = 0; at < texts.length; at += 32) {
      const batch = { texts: texts.slice(at, at + 32) }
      await service.client.predictBatch(batch, { deadline: Date.now() + 60_000 })
    }
    const metric = await readMetrics(`http://127.0.0.1:${service.metricsPort}/metrics`)
    const counted = metric("model_drift_window_texts")
    if (counted !== texts.length) throw new Error(`${texts.length} texts sent, ${counted} counted`)
    return Object.fromEntries(
      features.map((feature) => [feature, metric("model_drift_psi", { feature })]),
    )
  } finally {
    await service.stop()
  }
}

/** The features that are over the alarm. */
export const loud = (indices: Indices): string[] =>
  features.filter((it) => (indices[it] ?? Number.NaN) > alarm)

/** The real texts of each set, as `sentiment.drift_texts` describes them. */
export async function readDriftTexts(): Promise<Map<string, string[]>> {
  const sets = await runPipeline<{ set: string; texts: string[] }>("drift_texts", [])
  return new Map(sets.map(({ set, texts }) => [set, texts]))
}

/** What a manifest's reference would be, were it of these texts. */
export async function describeTexts(version: Version, texts: string[]): Promise<Reference> {
  const [reference] = await runPipeline<Reference>("baseline", [modelDirs[version]], texts)
  if (!reference) throw new Error("sentiment.baseline wrote nothing")
  return reference
}

const withReference = (version: Version, reference: Reference): Promise<string> =>
  changedModel(version, (manifest) => {
    manifest.reference = reference
  })
