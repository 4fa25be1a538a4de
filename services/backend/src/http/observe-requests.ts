import { Elysia } from "elysia"
import type { Metrics } from "./metrics.ts"

/** Counts and times every request under its route template; unknown paths are one route. */
export function observeRequests({ requests, duration }: Metrics) {
  const starts = new WeakMap<Request, number>()
  return new Elysia({ name: "observe-requests" })
    .onRequest(({ request }) => {
      starts.set(request, performance.now())
    })
    .onAfterResponse(({ request, route, set }) => {
      const labels = { route: route || "unknown", method: request.method }
      const start = starts.get(request)
      requests.inc({ ...labels, status: String(set.status ?? 200) })
      if (start) duration.observe(labels, (performance.now() - start) / 1_000)
    })
    .as("global")
}
