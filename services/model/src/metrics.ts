import { status } from "@grpc/grpc-js"
import { SentimentService } from "@sentiment/proto/sentiment"
import type { End } from "@sentiment/proto/unary"
import { createRegistry } from "@sentiment/service/registry"
import { Counter, Gauge, Histogram, type Registry } from "prom-client"
import type { EngineObserver } from "./engine/engine.ts"
import type { Model } from "./manifest.ts"

const seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const texts = [1, 2, 4, 8, 16, 32, 64, 128, 256]

/** How a call ends here, by handler, by limit or by its caller. */
const codes = [
  "OK",
  "INVALID_ARGUMENT",
  "RESOURCE_EXHAUSTED",
  "DEADLINE_EXCEEDED",
  "CANCELLED",
  "INTERNAL",
]

/** Metrics of the service, and the observers that feed them. */
export function createMetrics() {
  const registry = createRegistry()
  const registers = [registry]
  const histogram = (name: string, help: string, buckets: number[], labelNames: string[] = []) =>
    new Histogram({ name, help, buckets, labelNames, registers })

  const requests = new Counter({
    name: "grpc_requests_total",
    help: "Calls by method and gRPC code",
    labelNames: ["method", "code"],
    registers,
  })
  // A counter that begins with its first failure has not increased by it: Prometheus has to see the 0.
  for (const { name: method } of SentimentService.methods)
    for (const code of codes) requests.inc({ method, code }, 0)
  const duration = histogram(
    "grpc_request_duration_seconds",
    "Time from request to answer",
    seconds,
    ["method"],
  )
  const queue = histogram("model_queue_seconds", "Time a text waited for a thread", seconds)
  const inference = histogram("model_inference_seconds", "Time of one inference", seconds)
  const batch = histogram("model_batch_size", "Texts of one inference", texts)
  const dropped = new Counter({
    name: "model_dropped_texts_total",
    help: "Texts given up before inference: caller gone or deadline passed",
    registers,
  })

  const call = ({ method, code, seconds }: End) => {
    requests.inc({ method, code: status[code] })
    duration.observe({ method }, seconds)
  }
  const engine: Omit<EngineObserver, "broken"> = {
    inferred({ seconds, queueSeconds }) {
      inference.observe(seconds)
      batch.observe(queueSeconds.length)
      for (const it of queueSeconds) queue.observe(it)
    },
    dropped: (count) => dropped.inc(count),
  }
  return { registry, call, engine }
}

/** Gauges that are read when Prometheus asks. */
export function describe(
  registry: Registry,
  { manifest, digest }: Model,
  queueLength: () => number,
) {
  const { name, version } = manifest
  new Gauge({
    name: "model_info",
    help: "1, with the model's name, version and digest",
    labelNames: ["name", "version", "digest"],
    registers: [registry],
  }).set({ name, version, digest }, 1)
  new Gauge({
    name: "model_queue_length",
    help: "Texts that wait for a thread",
    registers: [registry],
    collect() {
      this.set(queueLength())
    },
  })
}
