import { Server } from "@grpc/grpc-js"
import { limits } from "./limits.ts"

const mebibyte = 1024 * 1024

const options = {
  // grpc-js refuses beyond this unread and without a reason. Ours comes first, when decoding.
  "grpc.max_receive_message_length": limits.message + mebibyte,
  "grpc.max_concurrent_streams": 1_024,
  "grpc.keepalive_time_ms": 60_000,
  "grpc.keepalive_timeout_ms": 10_000,
} as const

/**
 * Beyond a burst of 1,000 cancelled calls and then 33 a second HTTP/2 ends the connection, with
 * everybody's calls on it. A proxy or the backend brings the cancels of all its callers over one.
 */
const http2Options = { streamResetBurst: 20_000, streamResetRate: 5_000 } as const

/** A grpc-js server with the limits of the contract. */
export function createGrpcServer(): Server {
  const server = new Server(options)
  // grpc-js has no option for these; what it hands to HTTP/2 is this object.
  Object.assign(Reflect.get(server, "commonServerOptions"), http2Options)
  return server
}
