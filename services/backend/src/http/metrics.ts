import { SentimentService } from "@sentiment/proto/sentiment"
import { createRegistry } from "@sentiment/service/registry"
import { Counter, Gauge, Histogram, type Registry } from "prom-client"
import { createExperimentCounters } from "../experiment/counters.ts"

/** What a prediction is answered with, but for mistakes of its caller. */
const statuses = ["200", "500", "503", "504"]
/** How a call to the model ends, but for the same. */
const codes = ["OK", "INTERNAL", "UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED"]
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Metrics of the service. Routes are templates, so that no caller can make new series. */
export function createMetrics() {
  const registry = createRegistry()
  const registers = [registry]
  const requests = new Counter({
    name: "http_requests_total",
    help: "Requests by route template, method and status",
    labelNames: ["route", "method", "status"],
    registers,
  })
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from request to answer, not of mistakes of the caller (4xx but for 499)",
    labelNames: ["route", "method"],
    buckets,
    registers,
  })
  const modelCall = new Histogram({
    name: "model_call_duration_seconds",
    help: "Time of a call to model-service, by method and gRPC code",
    labelNames: ["method", "code"],
    buckets,
    registers,
  })
  const mismatch = new Counter({
    name: "version_mismatch_total",
    help: "Answers of a model whose version is not this app's",
    registers,
  })
  const modelServing = createModelServing(registers)
  beginAtZero(requests, modelCall)
  const experiment = createExperimentCounters(registers)
  return { registry, requests, duration, modelCall, modelServing, mismatch, experiment }
}

function createModelServing(registers: Registry[]): Gauge {
  const gauge = new Gauge({
    name: "model_serving",
    help: "1 when the model said so at the last readiness probe, 0 when not",
    registers,
  })
  // 0 would say that it was asked.
  gauge.set(Number.NaN)
  return gauge
}

/** A counter that begins with its first failure has not increased by it: Prometheus has to see the 0. */
function beginAtZero(requests: Counter, modelCall: Histogram): void {
  for (const status of statuses)
    requests.inc({ route: "/api/predictions", method: "POST", status }, 0)
  for (const { name: method } of SentimentService.methods)
    for (const code of codes) modelCall.zero({ method, code })
}

export type Metrics = ReturnType<typeof createMetrics>
