import { availableParallelism } from "node:os"
import { limits } from "@sentiment/proto/limits"
import { atLeast, logLevel, port, readEnvironment } from "@sentiment/service/environment"
import { type Static, Type } from "@sinclair/typebox"
import { leastTexts } from "./drift/drift.ts"

/** The environment of model-service; docs are the comments. */
const Environment = Type.Object({
  HOST: Type.String({ default: "0.0.0.0", minLength: 1 }),
  MODEL_PORT: port(50_051),
  MODEL_METRICS_PORT: port(9_465),
  /** Folder with `model.json` and the files it names. */
  MODEL_DIR: Type.String({ minLength: 1 }),
  /** Inference threads; one core is left to the thread that serves. */
  WORKERS: atLeast(1, Math.max(1, availableParallelism() - 1)),
  /** Texts that may wait, a whole batch at least; a call that would go beyond is refused. */
  QUEUE_TEXTS: atLeast(limits.texts, 1_024),
  /**
   * Characters that may wait for each worker where a model takes long, so that what is accepted is
   * answered in time; an explanation reads its text 16 times. v2 reads about 35,000 a second.
   */
  QUEUE_CHARACTERS: atLeast(1, 50_000),
  /** Texts of one inference. */
  BATCH_TEXTS: atLeast(1, 64),
  /** Characters of one inference, padding included. */
  BATCH_CHARACTERS: atLeast(1, 16_384),
  /** Latest predictions whose drift is measured; twice as many as a figure needs at least. */
  DRIFT_WINDOW_TEXTS: atLeast(2 * leastTexts, 5_000),
  /** Milliseconds after which a prediction no longer counts to them. */
  DRIFT_WINDOW_MS: atLeast(1_000, 14_400_000),
  /** Milliseconds that running calls get to finish after SIGTERM. */
  DRAIN_MS: atLeast(0, 10_000),
  REFLECTION: Type.Boolean({ default: true }),
  LOG_LEVEL: logLevel,
})

export type Config = Static<typeof Environment>

export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config =>
  readEnvironment(Environment, environment)
