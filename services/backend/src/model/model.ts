import { status } from "@grpc/grpc-js"
import { type CallOptions, connect, createClient } from "@sentiment/proto/client"
import { AppError } from "@sentiment/proto/errors"
import { type Model as ModelMessage, SentimentService } from "@sentiment/proto/sentiment"
import type { Metrics } from "../http/metrics.ts"
import { createHealthCheck } from "./health.ts"

/** A model that is away is looked for again within a second. Retries are the mesh's alone. */
const channelOptions = {
  "grpc.initial_reconnect_backoff_ms": 100,
  "grpc.min_reconnect_backoff_ms": 100,
  "grpc.max_reconnect_backoff_ms": 1_000,
  "grpc.keepalive_time_ms": 30_000,
  "grpc.enable_retries": 0,
} as const

export type Model = ReturnType<typeof connectModel>

/** Calls to model-service at `address`; every answer's version is compared with `version`. */
export function connectModel(address: string, version: string, metrics: Metrics) {
  const channel = connect(address, channelOptions)
  const client = createClient(SentimentService, channel)

  /** Answers with the model that answered, or fails with AppError. */
  const observed = async <T>(method: string, call: Promise<T>, modelOf: (it: T) => Maybe) => {
    const end = metrics.modelCall.startTimer({ method })
    const response = await call.catch((thrown) => {
      const error = AppError.from(thrown)
      end({ code: status[error.grpc] })
      throw error
    })
    end({ code: status[status.OK] })
    const model = checkModel(modelOf(response))
    if (model.version !== version) metrics.mismatch.inc()
    return { ...response, model }
  }

  return {
    predict: (text: string, options: CallOptions) =>
      observed("Predict", client.predict({ text }, options), (it) => it.prediction?.model),
    predictBatch: (texts: string[], options: CallOptions) =>
      observed("PredictBatch", client.predictBatch({ texts }, options), (it) => it.model),
    explain: (text: string, options: CallOptions) =>
      observed("Explain", client.explain({ text }, options), (it) => it.prediction?.model),
    isServing: createHealthCheck(channel),
    close: () => channel.close(),
  }
}

/** The version becomes a header, so it has to look like one. */
function checkModel(model: Maybe): ModelMessage {
  if (model && /^v\d+$/.test(model.version)) return model
  throw new AppError("internal", "the model did not say which it is")
}

type Maybe = ModelMessage | undefined
