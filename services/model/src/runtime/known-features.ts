import { type InferenceSession, Tensor } from "onnxruntime-node"
import { addFeature, createFeatureSet, type FeatureSet } from "../hashing/feature-set.ts"
import { floats } from "./floats.ts"

/** Features that one run asks for: all at once would take 20 MB for a moment. */
const step = 65_536

/** Finds the features that have a weight: those that contribute where their value is 1. */
export async function loadKnownFeatures(
  session: InferenceSession,
  count: number,
): Promise<FeatureSet> {
  const known = createFeatureSet(count)
  for (let from = 0; from < count; from += step) {
    const size = Math.min(step, count - from)
    const { contributions } = await session.run({
      indices: new Tensor(
        "int32",
        Int32Array.from({ length: size }, (_, at) => from + at),
        [1, size],
      ),
      values: new Tensor("float32", new Float32Array(size).fill(1), [1, size]),
    })
    floats(contributions).forEach((it, at) => {
      if (it !== 0) addFeature(known, from + at)
    })
  }
  return known
}
