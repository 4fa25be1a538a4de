import { type handleUnaryCall, type Metadata, type ServerUnaryCall, status } from "@grpc/grpc-js"
import { before } from "./deadline.ts"
import { AppError } from "./errors.ts"

/** What a handler may know of its call. */
export type Call = {
  /** Epoch milliseconds. */
  deadline: number
  /** Aborts when the caller has gone or the deadline has passed. */
  signal: AbortSignal
  metadata: Metadata
  /** Sends initial metadata; at most once. */
  sendMetadata(metadata: Metadata): void
}

export type Handler<Req, Res> = {
  /** Milliseconds a call gets that brings no deadline. */
  defaultMs: number
  handle(request: Req, call: Call): Promise<Res>
}

export type End = {
  method: string
  code: status
  seconds: number
  metadata: Metadata
  /** When the handler failed. */
  error?: AppError
}

/** Hears once of each call that it started and how it ended. */
export type Observer = { started(): void; ended(end: End): void }

/** A handler in the shape of grpc-js: the only place where errors become gRPC codes. */
export const unary =
  <Req, Res>(
    method: string,
    handler: Handler<Req, Res>,
    observe: Observer,
  ): handleUnaryCall<Req | AppError, Res> =>
  (call, done) => {
    const end = once(method, call.metadata, observe)
    const abort = new AbortController()
    let answered = false
    call.on("cancelled", () => {
      // grpc-js says this after every call, also one that was answered.
      if (answered) return
      abort.abort()
      end(Number(call.getDeadline()) <= Date.now() ? status.DEADLINE_EXCEEDED : status.CANCELLED)
    })
    answer(handler, call, abort).then(
      (response) => {
        answered = true
        end(status.OK)
        done(null, response)
      },
      (thrown) => {
        answered = true
        const error = AppError.from(thrown)
        end(error.grpc, error)
        done(error.toGrpc())
      },
    )
  }

async function answer<Req, Res>(
  { defaultMs, handle }: Handler<Req, Res>,
  call: ServerUnaryCall<Req | AppError, Res>,
  abort: AbortController,
): Promise<Res> {
  const { request, metadata } = call
  if (request instanceof AppError) throw request
  const given = Number(call.getDeadline())
  const deadline = Number.isFinite(given) ? given : Date.now() + defaultMs
  const sendMetadata = (headers: Metadata) => call.sendMetadata(headers)
  const work = handle(request, { deadline, signal: abort.signal, metadata, sendMetadata })
  // grpc-js itself answers and cancels a call whose own deadline passes.
  return given === deadline ? work : before(deadline, abort, work)
}

function once(method: string, metadata: Metadata, observe: Observer) {
  const start = performance.now()
  let ended = false
  observe.started()
  return (code: status, error?: AppError) => {
    if (ended) return
    ended = true
    const seconds = (performance.now() - start) / 1_000
    observe.ended({ method, code, seconds, metadata, ...(error && { error }) })
  }
}
