import type { Metrics } from "../src/http/metrics.ts"

/** What the series of the metrics say now, by name and labels; NaN for one that is not there. */
export async function readSeries({ registry }: Metrics) {
  const lines = (await registry.metrics()).split("\n")
  return (series: string): number => {
    const line = lines.find((it) => it.startsWith(`${series} `))
    return Number(line?.split(" ").at(-1))
  }
}
