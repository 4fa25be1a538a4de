import { Metadata, type ServiceError, status } from "@grpc/grpc-js"
import { decodeReason, encodeReason } from "./error-details.ts"

/** Every failure that a caller may see. Anything else is a bug and leaves as `internal`. */
const kinds = {
  invalidText: { grpc: status.INVALID_ARGUMENT, http: 400, reason: "INVALID_TEXT" },
  invalidBatch: { grpc: status.INVALID_ARGUMENT, http: 400, reason: "INVALID_BATCH" },
  invalidMessage: { grpc: status.INVALID_ARGUMENT, http: 400, reason: "INVALID_MESSAGE" },
  notFound: { grpc: status.NOT_FOUND, http: 404, reason: undefined },
  wrongMethod: { grpc: status.UNIMPLEMENTED, http: 405, reason: undefined },
  wrongMediaType: { grpc: status.INVALID_ARGUMENT, http: 415, reason: undefined },
  tooLarge: { grpc: status.RESOURCE_EXHAUSTED, http: 413, reason: "TOO_LARGE" },
  overloaded: { grpc: status.RESOURCE_EXHAUSTED, http: 503, reason: "OVERLOADED" },
  unavailable: { grpc: status.UNAVAILABLE, http: 503, reason: undefined },
  timeout: { grpc: status.DEADLINE_EXCEEDED, http: 504, reason: undefined },
  cancelled: { grpc: status.CANCELLED, http: 499, reason: undefined },
  internal: { grpc: status.INTERNAL, http: 500, reason: undefined },
} as const

export type Kind = keyof typeof kinds
const entries = Object.entries(kinds) as [Kind, (typeof kinds)[Kind]][]

/** A failure with one gRPC code and one HTTP status. The message never holds the user's text. */
export class AppError extends Error {
  override readonly name = "AppError"
  readonly kind: Kind

  constructor(kind: Kind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }

  get http(): number {
    return kinds[this.kind].http
  }

  get grpc(): status {
    return kinds[this.kind].grpc
  }

  /** Machine-readable cause (`google.rpc.ErrorInfo.reason`), where the code alone does not tell. */
  get reason(): string | undefined {
    return kinds[this.kind].reason
  }

  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown
    return new AppError("internal", "internal error", { cause: thrown })
  }

  /**
   * What the other side of a call says. Only refusals with a reason are the caller's own mistakes
   * and travel on with their message; details of faults name addresses and causes.
   */
  static fromGrpc(error: ServiceError): AppError {
    const reason = decodeReason(error.metadata)
    const known = entries.find(([, it]) => it.reason && it.reason === reason)
    if (known) return new AppError(known[0], error.details, { cause: error })
    const [kind, message] = bare[error.code] ?? ["internal", "internal error"]
    return new AppError(kind, message, { cause: error })
  }

  toGrpc(): { code: status; details: string; metadata: Metadata } {
    const metadata = new Metadata()
    if (this.reason) metadata.set(...encodeReason(this.grpc, this.message, this.reason))
    return { code: this.grpc, details: this.message, metadata }
  }
}

/** What a code without a reason means, be it from a proxy or the channel itself. */
const bare: Partial<Record<status, [Kind, string]>> = {
  [status.RESOURCE_EXHAUSTED]: ["overloaded", "the model has too much to do"],
  [status.UNAVAILABLE]: ["unavailable", "the model cannot be reached"],
  [status.CANCELLED]: ["unavailable", "the call was ended on its way to the model"],
  [status.DEADLINE_EXCEEDED]: ["timeout", "the model did not answer in time"],
}
