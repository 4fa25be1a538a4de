import type { DescMethod, DescService } from "@bufbuild/protobuf"
import {
  type ChannelOptions,
  Client,
  credentials,
  Metadata,
  type ServiceError,
} from "@grpc/grpc-js"
import { decode, encode, type Unary } from "./codec.ts"
import { AppError } from "./errors.ts"

export type CallOptions = {
  /** Epoch milliseconds. gRPC has no default, so each call must say. */
  deadline: number
  signal?: AbortSignal | undefined
  metadata?: Readonly<Record<string, string>> | undefined
}

export type ServiceClient<S extends DescService> = {
  [K in keyof Unary<S>]: (
    request: Unary<S>[K]["in"]["init"],
    options: CallOptions,
  ) => Promise<Unary<S>[K]["out"]["shape"]>
}

/** A channel to `address` ("host:port"), for clients of any service and for raw calls. */
export const connect = (address: string, options: ChannelOptions): Client =>
  new Client(address, credentials.createInsecure(), options)

/** A promise-returning client of a protobuf-es service. Calls fail with AppError. */
export function createClient<S extends DescService>(service: S, channel: Client): ServiceClient<S> {
  const methods = service.methods.filter(isUnary)
  const calls = methods.map((method) => [method.localName, unaryCall(channel, method)])
  return Object.fromEntries(calls) as ServiceClient<S>
}

const isUnary = (method: DescMethod) => method.methodKind === "unary"

function unaryCall(channel: Client, method: DescMethod) {
  const path = `/${method.parent.typeName}/${method.name}`
  const serialize = encode(method.input)
  const deserialize = decode(method.output)
  return (request: object, { deadline, signal, metadata }: CallOptions) =>
    new Promise<object>((resolve, reject) => {
      const gone = () => new AppError("cancelled", "the caller has gone")
      if (signal?.aborted) return reject(gone())
      const cancel = () => call.cancel()
      const done = (error: ServiceError | null, response?: object) => {
        signal?.removeEventListener("abort", cancel)
        if (response) resolve(response)
        else if (signal?.aborted) reject(gone())
        else reject(error ? AppError.fromGrpc(error) : new AppError("internal", "empty answer"))
      }
      const headers = toMetadata(metadata)
      const call = channel.makeUnaryRequest(
        path,
        serialize,
        deserialize,
        request,
        headers,
        { deadline },
        done,
      )
      signal?.addEventListener("abort", cancel, { once: true })
    })
}

function toMetadata(entries: Readonly<Record<string, string>> = {}): Metadata {
  const metadata = new Metadata()
  for (const [key, value] of Object.entries(entries)) metadata.set(key, value)
  return metadata
}
