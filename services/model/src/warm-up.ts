import { before } from "@sentiment/proto/deadline"
import { Label } from "@sentiment/proto/sentiment"
import type { Engine } from "./engine/engine.ts"
import type { Model } from "./manifest.ts"
import { toPrediction } from "./rpc/prediction.ts"

const timeoutMs = 30_000

/** Has the model answer the manifest's own text; throws when label or score are not the manifest's. */
export async function warmUp(engine: Pick<Engine, "answer">, { manifest }: Model): Promise<void> {
  const { text, label, score } = manifest.warmup
  const abort = new AbortController()
  const deadline = Date.now() + timeoutMs
  const answers = engine.answer("predict", [text], { deadline, signal: abort.signal })
  const [answer] = await before(deadline, abort, answers)
  if (!answer) throw new Error("warm-up: no answer")
  const actual = toPrediction(answer)
  const sameLabel = actual.label === (label === "positive" ? Label.POSITIVE : Label.NEGATIVE)
  if (sameLabel && Math.abs(actual.score - score) <= 1e-3) return
  throw new Error(`warm-up: expected ${label} ${score}, got ${Label[actual.label]} ${actual.score}`)
}
