import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"
import { ServerCredentials } from "@grpc/grpc-js"
import { createGrpcServer } from "@sentiment/proto/grpc-server"
import { file_sentiment_v1_sentiment, SentimentService } from "@sentiment/proto/sentiment"
import { type Handlers, implementation, serviceDefinition } from "@sentiment/proto/server"
import { HealthImplementation } from "grpc-health-check"
import type { ObservedCalls } from "./observe-calls.ts"
import { createReflection } from "./reflection.ts"

const names = ["", SentimentService.typeName]
/** For the last answers to leave, before what still holds the connections is cut. */
const flushMs = 100

/** A gRPC server with health and, if wanted, reflection; NOT_SERVING until `serving` is called. */
export function createServer(
  handlers: Handlers<typeof SentimentService>,
  calls: ObservedCalls,
  { reflection }: { reflection: boolean },
) {
  const server = createGrpcServer()
  const health = new HealthImplementation()
  const setHealth = (to: "SERVING" | "NOT_SERVING") => {
    for (const name of names) health.setStatus(name, to)
  }
  setHealth("NOT_SERVING")
  health.addToServer(server)
  if (reflection) createReflection([file_sentiment_v1_sentiment]).addToServer(server)
  server.addService(
    serviceDefinition(SentimentService),
    implementation(SentimentService, handlers, calls.observer),
  )

  return {
    listen(host: string, port: number): Promise<number> {
      const bind = promisify(server.bindAsync.bind(server))
      const address = host.includes(":") ? `[${host}]` : host
      return bind(`${address}:${port}`, ServerCredentials.createInsecure())
    },
    serving: () => setHealth("SERVING"),
    /** Lets running calls finish, for `drainMs` at most, and says how many it had to cut. */
    async close(drainMs: number): Promise<number> {
      setHealth("NOT_SERVING")
      const closed = promisify(server.tryShutdown.bind(server))()
      // A health watcher's stream never ends by itself: it is not waited for.
      const answered = calls.untilQuiet().then(() => sleep(flushMs))
      await Promise.race([closed, answered, sleep(drainMs, undefined, { ref: false })])
      const cut = calls.running
      server.forceShutdown()
      return cut
    },
  }
}
