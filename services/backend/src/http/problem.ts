import { STATUS_CODES } from "node:http"
import { AppError, type Kind } from "@sentiment/proto/errors"
import { t } from "elysia"

/** An error answer (RFC 9457). It never holds the user's text. */
export const Problem = t.Object(
  {
    type: t.Literal("about:blank"),
    title: t.String({ description: "The phrase of the status" }),
    status: t.Integer(),
    detail: t.String({ description: "What is wrong, for a person" }),
    reason: t.Optional(t.String({ description: "What is wrong, for a program" })),
  },
  { description: "application/problem+json" },
)

const byElysiaCode: Partial<Record<string, [Kind, string]>> = {
  VALIDATION: ["invalidMessage", "the body does not fit the schema in /api/openapi.json"],
  PARSE: ["invalidMessage", "the body is not JSON"],
  NOT_FOUND: ["notFound", "there is nothing at this path"],
}

/** What went wrong, whether thrown by us, perhaps while the body was read, or by Elysia. */
export function toAppError(code: string | number, error: unknown): AppError {
  const thrown = error instanceof Error && error.cause instanceof AppError ? error.cause : error
  if (thrown instanceof AppError) return thrown
  const known = byElysiaCode[code]
  return known && !isResponse(error) ? new AppError(...known) : AppError.from(error)
}

/** An answer of ours that does not fit the schema is no mistake of the caller's. */
const isResponse = (error: unknown) =>
  error instanceof Object && "type" in error && error.type === "response"

/** The answer's body and headers; "try again" comes with a second to wait. */
export function toProblem({ http: status, message: detail, reason }: AppError) {
  const headers: Record<string, string> = { "content-type": "application/problem+json" }
  if (status === 503) headers["retry-after"] = "1"
  const title = STATUS_CODES[status] ?? "Client Closed Request"
  const body = { type: "about:blank" as const, title, status, detail, ...(reason && { reason }) }
  return { status, headers, body }
}
