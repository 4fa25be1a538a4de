/** Headers that follow a request from hop to hop. */
export const traceHeaders = ["x-request-id", "traceparent", "tracestate"] as const

/** An id that may go into a log: short, and nothing but letters, digits and separators. */
export const readRequestId = (value: unknown): string | undefined =>
  typeof value === "string" && /^[\w.:-]{1,128}$/.test(value) ? value : undefined
