import type { DescMethodUnary, DescService, MessageInitShape } from "@bufbuild/protobuf"
import {
  create,
  type DescMessage,
  fromBinary,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf"
import { AppError } from "./errors.ts"
import { limits } from "./limits.ts"

/** The unary methods of a service by local name, with the types of what goes in and comes out. */
export type Unary<S extends DescService> = {
  [K in keyof S["method"]]: S["method"][K] extends DescMethodUnary<infer In, infer Out>
    ? {
        in: { shape: MessageShape<In>; init: MessageInitShape<In> }
        out: { shape: MessageShape<Out>; init: MessageInitShape<Out> }
      }
    : never
}

export const encode =
  (schema: DescMessage) =>
  (init: object): Buffer => {
    const bytes = toBinary(schema, create(schema, init as MessageInitShape<DescMessage>))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

export const decode =
  <D extends DescMessage>(schema: D) =>
  (bytes: Buffer): MessageShape<D> =>
    fromBinary(schema, bytes)

/**
 * A broken or too large message is handed on as an error instead of being thrown: grpc-js would answer INTERNAL,
 * as if the fault were ours.
 */
export const decodeOrError =
  <D extends DescMessage>(schema: D) =>
  (bytes: Buffer): MessageShape<D> | AppError => {
    if (bytes.length > limits.message)
      return new AppError("tooLarge", `message is larger than ${limits.message} bytes`)
    try {
      return fromBinary(schema, bytes)
    } catch (cause) {
      return new AppError("invalidMessage", "message is not valid protobuf or not UTF-8", { cause })
    }
  }
