import { atLeast, logLevel, port, readEnvironment } from "@sentiment/service/environment"
import { type Static, Type } from "@sinclair/typebox"

/** The environment of app-service. */
const Environment = Type.Object({
  HOST: Type.String({ default: "0.0.0.0", minLength: 1 }),
  PORT: port(8_080),
  METRICS_PORT: port(9_464),
  /** host:port of model-service. */
  MODEL_ADDRESS: Type.String({ pattern: ":\\d+$", description: "Expected host:port" }),
  /** The version of this deployment; answers of another model version are counted as mismatches. */
  APP_VERSION: Type.String({ pattern: "^v\\d+$", description: "Expected v1, v2, …" }),
  /** Comma-separated switches of the page. */
  FEATURES: Type.String({
    default: "",
    pattern: "^(highlights)?$",
    description: "Expected nothing or highlights",
  }),
  /** Folder with the built page. */
  WEB_DIR: Type.String({ minLength: 1 }),
  /** API calls that are answered at once; more are refused. */
  MAX_REQUESTS: atLeast(1, 2_048),
  /** Users whom the experiment keeps at most; those it has measured make room for new ones. */
  MAX_USERS: atLeast(1, 20_000),
  /** Seconds from a user's first prediction in which the experiment measures. */
  USER_WINDOW_SECONDS: atLeast(1, 600),
  /** Milliseconds that running requests get to finish after SIGTERM. */
  DRAIN_MS: atLeast(0, 15_000),
  LOG_LEVEL: logLevel,
})

export type Config = Static<typeof Environment>

export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config =>
  readEnvironment(Environment, environment)
