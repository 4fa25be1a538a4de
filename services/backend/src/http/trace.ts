import { randomUUID } from "node:crypto"
import { readRequestId, traceHeaders } from "@sentiment/proto/trace"

/** What gRPC metadata can take. */
const printable = /^[\x20-\x7e]{1,512}$/
const traces = new WeakMap<Request, Trace>()

export type Trace = Record<string, string> & { "x-request-id": string }

/** The request's trace headers, the same each time; one without a usable id gets one. */
export function traceOf(request: Request): Trace {
  const known = traces.get(request)
  if (known) return known
  const id = readRequestId(request.headers.get("x-request-id")) ?? randomUUID()
  const trace: Trace = { "x-request-id": id }
  for (const name of traceHeaders) {
    const value = request.headers.get(name)
    if (value && printable.test(value)) trace[name] ??= value
  }
  traces.set(request, trace)
  return trace
}
