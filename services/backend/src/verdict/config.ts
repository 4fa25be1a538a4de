import { atLeast, logLevel, port, readEnvironment } from "@sentiment/service/environment"
import { type Static, Type } from "@sinclair/typebox"
import { weightPattern } from "./weight/weight-source.ts"

/** The environment of the verdict. */
const Environment = Type.Object({
  HOST: Type.String({ default: "0.0.0.0", minLength: 1 }),
  METRICS_PORT: port(9_464),
  PROMETHEUS_URL: Type.String({ pattern: "^https?://", description: "Expected http://host:port" }),
  /** Where the canary runs. */
  NAMESPACE: Type.String({ default: "sentiment", pattern: "^[a-z0-9-]{1,63}$" }),
  WEIGHT: Type.String({
    default: "virtualservice",
    pattern: weightPattern,
    description: "Expected 0 to 100, the path of a file, or virtualservice",
  }),
  EVERY_SECONDS: atLeast(1, 15),
  LOG_LEVEL: logLevel,
})

export type Config = Static<typeof Environment>

export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config =>
  readEnvironment(Environment, environment)
