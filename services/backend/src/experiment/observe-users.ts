import { Elysia } from "elysia"
import { isCallersMistake, statusOf } from "../http/status.ts"
import type { Outcome } from "./user-means.ts"
import type { UserWindows } from "./user-windows.ts"

/** The one route that the experiment is about. */
const path = "/api/predictions"

/**
 * Tells the experiment what each user's predictions came to. Not counted are those without a user, those of
 * a user whom the gateway made up just now (`x-user-new`), who may be one robot without cookies, those that
 * chose v2 by `X-Experiment`, whom no split sent there, and those whose caller made the mistake (4xx). Who
 * went away waiting (499) has waited. The user is a claim, good enough to count and for nothing else.
 */
export function observeUsers(users: Pick<UserWindows, "add">) {
  const starts = new WeakMap<Request, number>()
  return new Elysia({ name: "observe-users" })
    .onRequest(({ request }) => {
      if (isCounted(request)) starts.set(request, performance.now())
    })
    .onAfterResponse(({ request, responseValue, set }) => {
      const start = starts.get(request)
      const status = statusOf(responseValue, set)
      if (start === undefined || isCallersMistake(Number(status))) return
      const user = request.headers.get("x-user")
      // The mesh says in which stage it split: in another one users are other groups, and counted anew.
      const stage = request.headers.get("x-canary-stage") ?? ""
      const seconds = (performance.now() - start) / 1_000
      if (user) users.add(user, stage, outcomeOf(Number(status), seconds, responseValue))
    })
    .as("global")
}

const isCounted = ({ method, url, headers }: Request) =>
  method === "POST" &&
  headers.has("x-user") &&
  !headers.has("x-user-new") &&
  headers.get("x-experiment") !== "canary" &&
  new URL(url).pathname === path

function outcomeOf(status: number, seconds: number, body: unknown): Outcome {
  const failed = status >= 500
  if (!(body instanceof Object && "score" in body) || typeof body.score !== "number" || failed)
    return { failed, seconds }
  return { failed, seconds, score: body.score }
}
