import { openapi } from "@elysiajs/openapi"
import type { Logger } from "@sentiment/service/log"
import { Elysia } from "elysia"
import { observeUsers } from "./experiment/observe-users.ts"
import type { UserWindows } from "./experiment/user-windows.ts"
import { explanationRoutes } from "./explanations/routes.ts"
import { healthRoutes } from "./health/routes.ts"
import { admission } from "./http/admission.ts"
import { handleErrors } from "./http/handle-errors.ts"
import type { Metrics } from "./http/metrics.ts"
import { observeRequests } from "./http/observe-requests.ts"
import { postOnly } from "./http/post-only.ts"
import { securityHeaders } from "./http/security-headers.ts"
import { traceOf } from "./http/trace.ts"
import type { Model } from "./model/model.ts"
import { createPage, type PageOptions } from "./page/page.ts"
import { predictionRoutes } from "./predictions/routes.ts"

const apiPaths = ["/api/predictions", "/api/predictions/batch", "/api/explanations"]

export type AppOptions = {
  model: Omit<Model, "close">
  metrics: Metrics
  /** What the experiment measures of each user. */
  users: Pick<UserWindows, "add">
  log: Logger
  page: PageOptions
  /** API calls that are answered at once. */
  maxRequests: number
  isStopping: () => boolean
}

/** The page and the HTTP API; `handle` answers a Request, `listen` serves. */
export async function createApp(options: AppOptions) {
  const { model, metrics, users, log, page, maxRequests, isStopping } = options
  return new Elysia({ normalize: false })
    .onRequest(({ request, set }) => {
      Object.assign(set.headers, securityHeaders)
      set.headers["x-app-version"] = page.appVersion
      set.headers["x-request-id"] = traceOf(request)["x-request-id"]
      // A caller that keeps its connection has to find another pod for its next request.
      if (isStopping()) set.headers.connection = "close"
    })
    .use(handleErrors(log))
    .use(observeRequests(metrics, apiPaths))
    .use(observeUsers(users))
    .use(admission(maxRequests))
    .use(openapi({ provider: null, path: "/api/openapi", specPath: "/api/openapi.json" }))
    .use(healthRoutes(model, metrics, isStopping))
    .use(await createPage(page))
    .group("/api", (api) => api.use(predictionRoutes(model)).use(explanationRoutes(model)))
    .use(postOnly(apiPaths))
}
