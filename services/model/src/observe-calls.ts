import { status } from "@grpc/grpc-js"
import { readRequestId } from "@sentiment/proto/trace"
import type { End, Observer } from "@sentiment/proto/unary"
import type { Logger } from "@sentiment/service/log"

/** Counts every call and logs those that failed by our fault; a text is in neither. */
export function observeCalls(log: Logger, count: (end: End) => void) {
  let running = 0
  let quiet: () => void = () => undefined
  const observer: Observer = {
    started() {
      running += 1
    },
    ended(end) {
      running -= 1
      if (running === 0) quiet()
      count(end)
      if (end.code === status.INTERNAL) logFault(log, end)
    },
  }
  return {
    observer,
    get running(): number {
      return running
    },
    /** Resolves when no call runs. */
    untilQuiet: (): Promise<void> =>
      new Promise((resolve) => {
        quiet = resolve
        if (running === 0) resolve()
      }),
  }
}

export type ObservedCalls = ReturnType<typeof observeCalls>

function logFault(log: Logger, { method, error, metadata }: End): void {
  const requestId = readRequestId(metadata.get("x-request-id")[0])
  const cause = error?.cause instanceof Error ? error.cause.message : undefined
  log.error({ method, requestId, cause }, "call failed")
}
