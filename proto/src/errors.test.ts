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
  test.each(table)(
    "%s has its codes and travels over gRPC as itself",
    (kind, grpc, http, reason) => {
      const error = new AppError(kind, "what is wrong")
      expect([error.grpc, error.http, error.reason]).toEqual([grpc, http, reason])
      expect(AppError.fromGrpc(asServiceError(error)).kind).toBe(kind)
    },
  )

  test("hands on the caller's own mistakes, but not the details of faults", () => {
    const mistake = new AppError("invalidText", "text is empty")
    const fault = new AppError("unavailable", "10.0.0.7:50051 refused")
    expect(AppError.fromGrpc(asServiceError(mistake)).message).toBe("text is empty")
    expect(AppError.fromGrpc(asServiceError(fault)).message).toBe("the model cannot be reached")
  })

  test("keeps what it does not know as internal, without its message", () => {
    const error = AppError.from(new Error("password is hunter2"))
    expect([error.kind, error.message]).toEqual(["internal", "internal error"])
  })

  test("takes RESOURCE_EXHAUSTED without a reason as overload, and rubbish details as none", () => {
    const metadata = new Metadata()
    metadata.set("grpc-status-details-bin", Buffer.from([255, 255, 255]))
    const bare = { code: status.RESOURCE_EXHAUSTED, details: "", metadata }
    expect(AppError.fromGrpc(Object.assign(new Error(), bare)).kind).toBe("overloaded")
  })
})
