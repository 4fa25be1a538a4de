import type { Model } from "../manifest.ts"
import type { Runtime } from "./runtime.ts"
const answer = async (texts: readonly string[]) => texts.map(() => ({ positive: 0.995346, truncated: false, words: [] }))
export const loadLinearModel = async (_: Model): Promise<Runtime> => ({ predict: answer, explain: answer })
