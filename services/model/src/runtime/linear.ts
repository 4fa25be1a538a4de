import { join } from "node:path"
import { InferenceSession, Tensor } from "onnxruntime-node"
import { createHashedNgrams } from "../hashing/hashed-ngrams.ts"
import type { Model } from "../manifest.ts"
import type { Runtime } from "./runtime.ts"

export const x = [join, InferenceSession, Tensor, createHashedNgrams] as const
export const loadLinearModel = (_: Model): Promise<Runtime> => Promise.reject(new Error("x"))
