import { promisify } from "node:util"
import type { DescService } from "@bufbuild/protobuf"
import { ServerCredentials } from "@grpc/grpc-js"
import { createGrpcServer } from "../src/grpc-server.ts"
import { type Handlers, implementation, serviceDefinition } from "../src/server.ts"
import type { Observer } from "../src/unary.ts"

/** A real gRPC server on a free loopback port, for tests of clients. */
export async function serve<S extends DescService>(
  service: S,
  handlers: Handlers<S>,
  observe: Observer = { started: () => undefined, ended: () => undefined },
) {
  const server = createGrpcServer()
  server.addService(serviceDefinition(service), implementation(service, handlers, observe))
  const bind = promisify(server.bindAsync.bind(server))
  const port = await bind("127.0.0.1:0", ServerCredentials.createInsecure())
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() }
}
