import type { Figures } from "../figures.ts"

type Series = { metric: Record<string, string>; value: [number, string] }

/**
 * Answers as Prometheus does, over HTTP, as if the counters had gained these figures;
 * `asked` has the queries. One metric may be missing.
 */
export function startPrometheus(of: () => Figures | Response, without?: string) {
  const asked: URLSearchParams[] = []
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch(request) {
      const body = new URLSearchParams(await request.text())
      asked.push(body)
      const figures = of()
      if (figures instanceof Response) return figures
      const query = body.get("query") ?? ""
      const result = without && query.includes(`${without}{`) ? [] : seriesOf(figures, query)
      return Response.json({ status: "success", data: { resultType: "vector", result } })
    },
  })
  return { url: server.url.origin, asked, close: () => server.stop(true) }
}

function seriesOf(figures: Figures, query: string): Series[] {
  const name = /(\w+)\{job="app-service"/.exec(query)?.[1]
  const versions = ["v1", "v2"] as const
  const one = (metric: Record<string, string>, value: number): Series => ({
    metric,
    value: [0, String(value)],
  })
  const byVersion = (of: Figures["users"]) => versions.map((it) => one({ version: it }, of[it]))
  const halves = (value: number) => versions.map((version) => one({ version }, value / 2))
  if (name === "experiment_users_total") return byVersion(figures.users)
  if (name === "experiment_users_refused_total") return halves(figures.unmeasured)
  if (name === "experiment_users_forgotten_total") return halves(0)
  if (name === "version_mismatch_total") return halves(figures.mismatches)
  if (name === "experiment_user_window_seconds") return [one({}, 600)]
  if (query.startsWith("2 * count")) return byVersion(figures.moved)
  if (query.includes("changes(")) return byVersion(figures.restarted)
  if (query.includes('"revision"')) return byVersion(figures.revisions)
  if (query.startsWith("count by (version)")) return versions.map((it) => one({ version: it }, 2))
  const field = byMetric[name ?? ""]
  if (!field) return []
  return versions.flatMap((version) =>
    Object.entries(figures.measures).map(([measure, by]) =>
      one({ version, measure }, by[version][field]),
    ),
  )
}

const byMetric: Record<string, "users" | "sum" | "squares"> = {
  experiment_users_measured_total: "users",
  experiment_user_sum_total: "sum",
  experiment_user_square_sum_total: "squares",
}
