import type { CallOptions } from "@sentiment/proto/client"
import { Problem } from "./problem.ts"
import { readJson } from "./read-json.ts"
import { traceOf } from "./trace.ts"

/** The deadline, cancellation and trace that a request hands on to the model. */
export const callOptions = (request: Request, ms: number): CallOptions => ({
  deadline: Date.now() + ms,
  signal: request.signal,
  metadata: traceOf(request.headers),
})

/** How every route of the API reads its body. */
export const parse = ({ request }: { request: Request }) => readJson(request)

/** The refusals of every route of the API, for the OpenAPI document. */
export const problems = {
  400: Problem,
  413: Problem,
  415: Problem,
  500: Problem,
  503: Problem,
  504: Problem,
}
