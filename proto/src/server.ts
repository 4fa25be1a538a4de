import type { DescMethod, DescService } from "@bufbuild/protobuf"
import type {
  MethodDefinition,
  ServiceDefinition,
  UntypedServiceImplementation,
} from "@grpc/grpc-js"
import { decodeOrError, encode, type Unary } from "./codec.ts"
import { type Handler, type Observer, unary } from "./unary.ts"

/** One handler for each unary method of a service. */
export type Handlers<S extends DescService> = {
  [K in keyof Unary<S>]: Handler<Unary<S>[K]["in"]["shape"], Unary<S>[K]["out"]["init"]>
}

/**
 * A grpc-js definition from a protobuf-es descriptor; protobuf-es generates none
 * (https://github.com/bufbuild/protobuf-es/issues/252).
 */
export const serviceDefinition = (service: DescService): ServiceDefinition =>
  Object.fromEntries(service.methods.map((method) => [method.localName, methodDefinition(method)]))

const methodDefinition = (method: DescMethod): MethodDefinition<object, object> => ({
  path: `/${method.parent.typeName}/${method.name}`,
  originalName: method.localName,
  requestStream: method.methodKind === "client_streaming" || method.methodKind === "bidi_streaming",
  responseStream:
    method.methodKind === "server_streaming" || method.methodKind === "bidi_streaming",
  requestSerialize: encode(method.input),
  requestDeserialize: decodeOrError(method.input),
  responseSerialize: encode(method.output),
  responseDeserialize: decodeOrError(method.output),
})

/** The handlers in the shape of grpc-js. */
export function implementation<S extends DescService>(
  service: S,
  handlers: Handlers<S>,
  observe: Observer,
): UntypedServiceImplementation {
  const byName: Record<string, Handler<never, object>> = handlers
  const methods = service.methods.flatMap(({ localName, name }) => {
    const handler = byName[localName]
    return handler ? [[localName, unary(name, handler, observe)]] : []
  })
  return Object.fromEntries(methods)
}
