import { create, fromBinary, toBinary } from "@bufbuild/protobuf"
import { anyPack, anyUnpack } from "@bufbuild/protobuf/wkt"
import type { Metadata } from "@grpc/grpc-js"
import { ErrorInfoSchema } from "./gen/google/rpc/error_details_pb.js"
import { StatusSchema } from "./gen/google/rpc/status_pb.js"

const key = "grpc-status-details-bin"

/** The trailer that carries `google.rpc.Status` with an ErrorInfo (https://google.aip.dev/193). */
export function encodeReason(code: number, message: string, reason: string): [string, Buffer] {
  const info = create(ErrorInfoSchema, { reason, domain: "sentiment" })
  const status = create(StatusSchema, { code, message, details: [anyPack(ErrorInfoSchema, info)] })
  return [key, Buffer.from(toBinary(StatusSchema, status))]
}

/** The reason in a call's trailers; undefined when there is none or it cannot be read. */
export function decodeReason(trailers: Metadata): string | undefined {
  const [bytes] = trailers.get(key)
  if (!(bytes instanceof Uint8Array)) return undefined
  try {
    const { details } = fromBinary(StatusSchema, bytes)
    return details.map((it) => anyUnpack(it, ErrorInfoSchema)?.reason).find(Boolean)
  } catch {
    return undefined
  }
}
