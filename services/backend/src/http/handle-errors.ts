import type { Logger } from "@sentiment/service/log"
import { Elysia } from "elysia"
import { toAppError, toProblem } from "./problem.ts"
import { traceOf } from "./trace.ts"

/** The only place where errors become HTTP answers; those that are our fault are logged. */
export const handleErrors = (log: Logger) =>
  new Elysia({ name: "handle-errors" }).onError(
    { as: "global" },
    ({ code, error, route, request, set }) => {
      const failure = toAppError(code, error)
      const { status, headers, body } = toProblem(failure)
      if (status === 500) {
        const requestId = traceOf(request)["x-request-id"]
        log.error({ route, requestId, cause: describeCause(failure.cause) }, "request failed")
      }
      set.status = status
      Object.assign(set.headers, headers)
      return body
    },
  )

/** What failed, without values: Elysia's validation errors quote what they found. */
function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  return "type" in cause ? `${cause.name} of the ${String(cause.type)}` : cause.message
}
