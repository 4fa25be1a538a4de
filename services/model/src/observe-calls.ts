import { status } from "@grpc/grpc-js"
import type { Observer } from "@sentiment/proto/unary"
import type { Logger } from "@sentiment/service/log"

/** Counts every call and logs those that failed by our fault; a text is in neither. */
export const observeCalls =
  (log: Logger, count: Observer): Observer =>
  (end) => {
    count(end)
    const { method, code, error, metadata } = end
    if (code !== status.INTERNAL) return
    const requestId = metadata.get("x-request-id")[0]
    const cause = error?.cause instanceof Error ? error.cause.message : undefined
    log.error({ method, requestId, cause }, "call failed")
  }
