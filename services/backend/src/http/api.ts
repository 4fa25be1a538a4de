import type { CallOptions } from "@sentiment/proto/client"
import { AppError } from "@sentiment/proto/errors"
import { limits } from "@sentiment/proto/limits"
import { Problem } from "./problem.ts"
import { readJson } from "./read-json.ts"
import { traceOf } from "./trace.ts"

/** The deadline, cancellation and trace that a request hands on to the model. */
export const callOptions = (request: Request, ms: number): CallOptions => ({
  deadline: Date.now() + ms,
  signal: request.signal,
  metadata: traceOf(request),
})

/** A character takes twelve bytes at most, as two escapes; the rest is for keys and blanks. */
const textBytes = 12 * limits.characters + 4_096

type Parse = { request: Request }

/** How routes of one text read their body. */
export const parseText = async ({ request }: Parse) =>
  checkKeys(await readJson(request, textBytes), "text")

/** How routes of many texts read their body; too many are refused before they cost anything. */
export async function parseTexts({ request }: Parse) {
  const body = checkKeys(await readJson(request, limits.message), "texts")
  if (Array.isArray(body.texts) && body.texts.length > limits.texts) {
    throw new AppError("invalidBatch", `batch has more than ${limits.texts} texts`)
  }
  return body
}

/** Elysia's own check lists everything that is wrong, which takes a second for a hostile body. */
function checkKeys(body: unknown, key: string): Record<string, unknown> {
  const keys = body instanceof Object ? Object.keys(body) : []
  if (keys.length === 1 && keys[0] === key) return body as Record<string, unknown>
  throw new AppError("invalidMessage", `the body must be an object with the key "${key}" alone`)
}

/** The refusals of every route of the API, for the OpenAPI document. */
export const problems = {
  400: Problem,
  405: Problem,
  413: Problem,
  415: Problem,
  500: Problem,
  503: Problem,
  504: Problem,
}
