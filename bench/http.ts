import { join } from "node:path"
import { root } from "@sentiment/tools/product/service-process"
import type { Load } from "./grpc.ts"

export type HttpLoad = {
  texts: readonly string[]
  seconds: number
  concurrency: number
  core: number
}

/** Loads `POST /api/predictions` by vegeta in a closed loop, one text a request. */
export async function loadHttp(
  url: string,
  { texts, seconds, concurrency, core }: HttpLoad,
): Promise<Load> {
  const targets = texts.map((text) =>
    JSON.stringify({
      method: "POST",
      url: `${url}/api/predictions`,
      header: { "content-type": ["application/json"] },
      body: Buffer.from(JSON.stringify({ text })).toString("base64"),
    }),
  )
  const workers = String(concurrency)
  const vegeta = ["taskset", "-c", String(core), join(root, "tools/go/exec"), "vegeta"]
  const attack = Bun.spawn(
    [
      ...[...vegeta, "attack", "-format", "json", "-rate", "0", "-duration", `${seconds}s`],
      ...["-workers", workers, "-max-workers", workers, "-timeout", "5s"],
    ],
    { stdin: Buffer.from(targets.join("\n")), stdout: "pipe", stderr: "inherit" },
  )
  const report = Bun.spawn([...vegeta, "report", "-type", "json"], {
    stdin: attack.stdout,
    stdout: "pipe",
  })
  return toLoad((await new Response(report.stdout).json()) as VegetaReport)
}

type VegetaReport = {
  throughput: number
  latencies: { "50th": number; "99th": number }
  status_codes: Record<string, number>
}

function toLoad({ throughput, latencies, status_codes }: VegetaReport): Load {
  const { "200": _, ...errors } = status_codes
  return {
    perSecond: throughput,
    p50: latencies["50th"] / 1e6,
    p99: latencies["99th"] / 1e6,
    errors,
  }
}
