import { join } from "node:path"
import { InferenceSession, Tensor } from "onnxruntime-node"
import { floats } from "./floats.ts"
import { sessionOptions } from "./session-options.ts"

/**
 * Loads a graph that takes `input_ids` and `attention_mask` int64 [n, k] and gives `probability`
 * float32 [n]; answers the probability of positive for the ids of one text.
 */
export async function loadTokenGraph(dir: string) {
  const session = await InferenceSession.create(join(dir, "model.onnx"), sessionOptions)
  return async (ids: readonly number[]): Promise<number> => {
    const shape = [1, ids.length]
    const { probability } = await session.run({
      input_ids: new Tensor("int64", BigInt64Array.from(ids, BigInt), shape),
      attention_mask: new Tensor("int64", new BigInt64Array(ids.length).fill(1n), shape),
    })
    return floats(probability)[0] ?? Number.NaN
  }
}

/** Finite also where the probability was rounded to 0 or 1. */
export function toLogOdds(positive: number): number {
  const least = 1e-7
  const inside = Math.min(1 - least, Math.max(least, positive))
  return Math.log(inside / (1 - inside))
}
