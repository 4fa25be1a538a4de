import { type Load, runTool } from "./load.ts"

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
  const results = await runTool(
    core,
    [
      ...["vegeta", "attack", "-format", "json", "-rate", "0", "-duration", `${seconds}s`],
      ...["-workers", workers, "-max-workers", workers, "-timeout", "5s"],
    ],
    new Blob([targets.join("\n")]),
  )
  const report = await runTool(core, ["vegeta", "report", "-type", "json"], await results.blob())
  return toLoad((await report.json()) as VegetaReport)
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
