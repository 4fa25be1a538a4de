import { Problem } from "../problem/problem.ts"
import { readWaitSeconds } from "./retry-after.ts"

/** Turns an answer other than 200 into the problem to show. */
export async function readRefusal(response: Response, nowMs: number): Promise<Problem> {
  switch (response.status) {
    case 400:
    case 422:
      return new Problem("invalid")
    case 413:
      return new Problem("tooLarge")
    case 429:
      return new Problem("limited", readWaitSeconds(response.headers, nowMs))
    case 503:
      return new Problem((await readReason(response)) === "OVERLOADED" ? "overloaded" : "modelAway")
    case 504:
      return new Problem("deadline")
    default:
      return new Problem("server")
  }
}

/** A gateway on the way may answer with any body at all. */
async function readReason(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined)
  return typeof body === "object" && body !== null && "reason" in body ? body.reason : undefined
}
