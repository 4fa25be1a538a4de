import { Metadata } from "@grpc/grpc-js"
import { defaultMs } from "@sentiment/proto/deadline"
import type { SentimentService } from "@sentiment/proto/sentiment"
import type { Handlers } from "@sentiment/proto/server"
import type { Call } from "@sentiment/proto/unary"
import type { Seeing } from "../drift/prediction-metrics.ts"
import type { Engine } from "../engine/engine.ts"
import type { Model } from "../manifest.ts"
import { explain } from "./explain.ts"
import { predict } from "./predict.ts"
import { predictBatch } from "./predict-batch.ts"

/** What the handlers need of the service. */
export type Service = {
  engine: Pick<Engine, "answer">
  /** The model as answers name it. */
  model: { name: string; version: string; digest: string }
  /** Marks the answer with the model's version. */
  stamp(call: Call): void
  /** Hears of each prediction; an explanation is of a text that was predicted before. */
  seen: Seeing
}

export function createHandlers(
  engine: Service["engine"],
  { manifest: { name, version }, digest }: Model,
  seen: Seeing,
): Handlers<typeof SentimentService> {
  const headers = new Metadata()
  headers.set("x-model-version", version)
  const stamp = (call: Call) => call.sendMetadata(headers)
  const service = { engine, model: { name, version, digest }, stamp, seen }
  return {
    predict: { defaultMs: defaultMs.one, handle: predict(service) },
    predictBatch: { defaultMs: defaultMs.batch, handle: predictBatch(service) },
    explain: { defaultMs: defaultMs.one, handle: explain(service) },
  }
}
