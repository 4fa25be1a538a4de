import { Elysia } from "elysia"
import type { Metrics } from "./metrics.ts"
import { isCallersMistake, statusOf } from "./status.ts"

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

/**
 * Counts and times every request under its route template; unknown paths are one route, odd
 * methods one method: no caller can make new series. What is refused before it has a route is counted
 * under its path, if that is one of `paths`. A caller's mistake is not timed: it is answered at once, and many
 * of them would hide slow answers.
 */
export function observeRequests({ requests, duration }: Metrics, paths: readonly string[]) {
  const pathOf = ({ url }: Request) => {
    const { pathname } = new URL(url)
    return paths.includes(pathname) ? pathname : "unknown"
  }
  const starts = new WeakMap<Request, number>()
  return new Elysia({ name: "observe-requests" })
    .onRequest(({ request }) => {
      starts.set(request, performance.now())
    })
    .onAfterResponse(({ request, route, responseValue, set }) => {
      const method = methods.has(request.method) ? request.method : "other"
      const labels = { route: route || pathOf(request), method }
      const status = statusOf(responseValue, set)
      requests.inc({ ...labels, status: String(status) })
      const start = starts.get(request)
      if (start && !isCallersMistake(Number(status)))
        duration.observe(labels, (performance.now() - start) / 1_000)
    })
    .as("global")
}
