import { Problem } from "../problem/problem.ts"
import { type Prediction, readPrediction, readWords, type WeighedWord } from "./answers.ts"
import { readRefusal } from "./refusal.ts"

/** The server gives up after two seconds; this one is for a connection that has gone silent. */
const silenceMs = 15_000

export async function predict(text: string, signal: AbortSignal): Promise<Prediction> {
  return readPrediction(await post("/api/predictions", text, signal))
}

export async function explain(text: string, signal: AbortSignal): Promise<WeighedWord[]> {
  return readWords(await post("/api/explanations", text, signal))
}

async function post(path: string, text: string, cancelled: AbortSignal): Promise<unknown> {
  if (!navigator.onLine) throw new Problem("offline")
  const silence = AbortSignal.timeout(silenceMs)
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ text }),
      signal: AbortSignal.any([cancelled, silence]),
    })
    if (!response.ok) throw await readRefusal(response, Date.now())
    return await response.json()
  } catch (reason) {
    throw toProblem(reason, silence)
  }
}

function toProblem(reason: unknown, silence: AbortSignal): unknown {
  if (silence.aborted) return new Problem("deadline", 0, { cause: reason })
  // `fetch` says TypeError, and nothing more, when no answer came at all.
  if (reason instanceof TypeError) return new Problem("unreachable", 0, { cause: reason })
  return reason
}
