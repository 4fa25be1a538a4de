import { join } from "node:path"
import { root } from "@sentiment/tools/product/service-process"
import { type Load, runTool } from "./load.ts"

export type GrpcLoad = {
  method: "Predict" | "PredictBatch"
  dataFile: string
  seconds: number
  /** Calls in flight of a closed loop. */
  concurrency?: number
  /** Calls a second of an open loop, sent whether or not answers come. */
  rate?: number
  core: number
}

const proto = join(root, "proto/sentiment/v1/sentiment.proto")

/** Loads a method by ghz, over two connections, from one core. */
export async function loadGrpc(address: string, load: GrpcLoad): Promise<Load> {
  const { method, dataFile, seconds, concurrency = 64, rate, core } = load
  const pace = rate
    ? ["--rps", String(rate), "--async", "--total", String(rate * seconds)]
    : ["--duration", `${seconds}s`, "--duration-stop", "wait"]
  const report = await runTool(core, [
    ...["ghz", "--insecure", "--proto", proto],
    ...["--call", `sentiment.v1.SentimentService.${method}`],
    ...["--data-file", dataFile, "--disable-template-data", "--disable-template-functions"],
    ...["--concurrency", String(concurrency), "--connections", "2", "--cpus", "1"],
    ...[...pace, "--timeout", "5s", "--format", "json", address],
  ])
  return toLoad((await report.json()) as GhzReport)
}

type GhzReport = {
  rps: number
  latencyDistribution: { percentage: number; latency: number }[]
  statusCodeDistribution: Record<string, number>
}

function toLoad({ rps, latencyDistribution, statusCodeDistribution }: GhzReport): Load {
  const percentile = (wanted: number) => {
    const found = latencyDistribution.find((it) => it.percentage === wanted)
    return (found?.latency ?? Number.NaN) / 1e6
  }
  const { OK: _, ...errors } = statusCodeDistribution
  return { perSecond: rps, p50: percentile(50), p99: percentile(99), errors }
}
