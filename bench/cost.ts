import { readMetrics } from "@sentiment/tools/product/metrics"

/** Microseconds a text, and how many texts were inferred at once. */
export type Cost = { cpuMicros: number; inferenceMicros: number; batch: number }

/** Where the service's core goes while `load` runs: microseconds of CPU and of inference a text. */
export async function measureCost<T>(metricsUrl: string, load: () => Promise<T>) {
  const before = await readCounters(metricsUrl)
  const result = await load()
  const after = await readCounters(metricsUrl)
  const perText = (key: "cpu" | "inference") =>
    (1e6 * (after[key] - before[key])) / (after.texts - before.texts)
  const batch = (after.texts - before.texts) / (after.batches - before.batches)
  return { result, batch, cpuMicros: perText("cpu"), inferenceMicros: perText("inference") }
}

async function readCounters(url: string) {
  const metric = await readMetrics(url)
  return {
    cpu: metric("process_cpu_seconds_total"),
    inference: metric("model_inference_seconds_sum"),
    texts: metric("model_batch_size_sum"),
    batches: metric("model_batch_size_count"),
  }
}
