import { promisify } from "node:util"
import { Server, ServerCredentials } from "@grpc/grpc-js"
import { file_sentiment_v1_sentiment, SentimentService } from "@sentiment/proto/sentiment"
import {
  type Handlers,
  implementation,
  serverOptions,
  serviceDefinition,
} from "@sentiment/proto/server"
import type { Observer } from "@sentiment/proto/unary"
import { HealthImplementation } from "grpc-health-check"
import { createReflection } from "./reflection.ts"

const names = ["", SentimentService.typeName]

/** A gRPC server with health and, if wanted, reflection; NOT_SERVING until `serving` is called. */
export function createServer(
  handlers: Handlers<typeof SentimentService>,
  observe: Observer,
  { reflection }: { reflection: boolean },
) {
  const server = new Server(serverOptions)
  const health = new HealthImplementation()
  const setHealth = (to: "SERVING" | "NOT_SERVING") => {
    for (const name of names) health.setStatus(name, to)
  }
  setHealth("NOT_SERVING")
  health.addToServer(server)
  if (reflection) createReflection([file_sentiment_v1_sentiment]).addToServer(server)
  server.addService(
    serviceDefinition(SentimentService),
    implementation(SentimentService, handlers, observe),
  )

  return {
    listen(host: string, port: number): Promise<number> {
      const bind = promisify(server.bindAsync.bind(server))
      return bind(`${host}:${port}`, ServerCredentials.createInsecure())
    },
    serving: () => setHealth("SERVING"),
    /** Lets running calls finish, for `drainMs` at most. */
    async close(drainMs: number): Promise<void> {
      setHealth("NOT_SERVING")
      const force = setTimeout(() => server.forceShutdown(), drainMs)
      await promisify(server.tryShutdown.bind(server))()
      clearTimeout(force)
    },
  }
}
