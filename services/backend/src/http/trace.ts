import { randomUUID } from "node:crypto"

/** What gRPC metadata and logs can take. */
const printable = /^[\x20-\x7e]{1,512}$/

/** The caller's trace headers, to be handed to the model; a request without id gets one. */
export function traceOf(headers: Headers): Record<string, string> {
  const trace: Record<string, string> = { "x-request-id": randomUUID() }
  for (const name of ["x-request-id", "traceparent", "tracestate"]) {
    const value = headers.get(name)
    if (value && printable.test(value)) trace[name] = value
  }
  return trace
}
