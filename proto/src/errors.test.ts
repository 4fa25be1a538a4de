import { describe, expect, test } from "bun:test"
import { Metadata, type ServiceError, status } from "@grpc/grpc-js"
import { AppError, type Kind } from "./errors.ts"

const table: [Kind, status, number, string | undefined][] = [
  ["invalidText", status.INVALID_ARGUMENT, 400, "INVALID_TEXT"],
  ["invalidBatch", status.INVALID_ARGUMENT, 400, "INVALID_BATCH"],
  ["invalidMessage", status.INVALID_ARGUMENT, 400, "INVALID_MESSAGE"],
  ["notFound", status.NOT_FOUND, 404, undefined],
  ["wrongMethod", status.UNIMPLEMENTED, 405, undefined],
  ["wrongMediaType", status.INVALID_ARGUMENT, 415, undefined],
  ["tooLarge", status.RESOURCE_EXHAUSTED, 413, "TOO_LARGE"],
  ["overloaded", status.RESOURCE_EXHAUSTED, 503, "OVERLOADED"],
  ["unavailable", status.UNAVAILABLE, 503, undefined],
  ["timeout", status.DEADLINE_EXCEEDED, 504, undefined],
  ["cancelled", status.CANCELLED, 499, undefined],
  ["internal", status.INTERNAL, 500, undefined],
]

const asServiceError = (error: AppError): ServiceError =>
  Object.assign(new Error("from the wire"), error.toGrpc())

describe("AppError", () => {
  test.each(table)("%s has its codes", (kind, grpc, http, reason) => {
    const error = new AppError(kind, "what is wrong")
    expect([error.grpc, error.http, error.reason]).toEqual([grpc, http, reason])
  })

  test.each(table.filter(([, , , reason]) => reason))("%s travels over gRPC as itself", (kind) => {
    const error = AppError.fromGrpc(asServiceError(new AppError(kind, "what is wrong")))
    expect([error.kind, error.message]).toEqual([kind, "what is wrong"])
  })

  test.each<[status, Kind]>([
    [status.CANCELLED, "unavailable"],
    [status.INVALID_ARGUMENT, "internal"],
    [status.NOT_FOUND, "internal"],
    [status.UNIMPLEMENTED, "internal"],
    [status.UNAUTHENTICATED, "internal"],
    [status.RESOURCE_EXHAUSTED, "overloaded"],
    [status.UNAVAILABLE, "unavailable"],
    [status.DEADLINE_EXCEEDED, "timeout"],
  ])(
    "code %i without a reason is no mistake of the caller's, and its details stay",
    (code, kind) => {
      const bare = { code, details: "10.0.0.7:50051", metadata: new Metadata() }
      const error = AppError.fromGrpc(Object.assign(new Error(), bare))
      expect(error.kind).toBe(kind)
      expect(error.message).not.toContain("10.0.0.7")
    },
  )

  test("keeps what it does not know as internal, without its message", () => {
    const error = AppError.from(new Error("password is hunter2"))
    expect([error.kind, error.message]).toEqual(["internal", "internal error"])
  })

  test("takes rubbish in the details as no reason", () => {
    const metadata = new Metadata()
    metadata.set("grpc-status-details-bin", Buffer.from([255, 255, 255]))
    const rubbish = { code: status.INVALID_ARGUMENT, details: "", metadata }
    expect(AppError.fromGrpc(Object.assign(new Error(), rubbish)).kind).toBe("internal")
  })
})
