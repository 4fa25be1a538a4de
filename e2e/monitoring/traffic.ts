import { ask, many, type Question } from "@sentiment/e2e-mesh/ask"
import { openChannel, predict } from "@sentiment/e2e-mesh/grpc"
import { textOf } from "./texts.ts"

/** Pages, predictions, batches and mistakes over both doors and both versions, some refused by a limit. */
export async function sendTraffic(): Promise<void> {
  await many(1_500, 12, (at) => ask(question(at)))
  await many(10, 1, () => ask({ user: "limited" }))
  // Drift is measured from 1,000 texts of a pod on.
  await Promise.all([...Array(16).keys()].map((at) => batch(at)))
}

function question(at: number): Question {
  const user = `reader-${at % 400}`
  const text = textOf(at)
  if (at % 10 === 0) return { user }
  if (at % 10 === 1) return { user, path: "/api/explanations", text }
  if (at % 10 === 2) return { user, text: "" }
  return { user, text }
}

async function batch(at: number): Promise<void> {
  const channel = openChannel()
  const headers = { "x-user": `batch-${at}`, ...(at % 2 === 0 && { "x-experiment": "canary" }) }
  await predict(
    channel,
    Array.from({ length: 256 }, (_, n) => textOf(n)),
    headers,
  )
  channel.close()
}
