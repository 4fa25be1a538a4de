import { startPace } from "./pace.ts"

const url = "http://192.168.56.91/api/predictions"
const request = {
  method: "POST",
  headers: { host: "app.local", "content-type": "application/json" },
  body: JSON.stringify({ text: "The soup was wonderful." }),
  keepalive: false,
}

export type Load = { sent: number; failed: number; problems: Map<string, number> }

/** Asks the product through the gateway at a fixed rate, whether it answers or not. */
export function startLoad(perSecond: number): { stop(): Promise<Load> } {
  const load: Load = { sent: 0, failed: 0, problems: new Map() }
  const stop = startPace(perSecond, () => {
    load.sent += 1
    return ask(load)
  })
  return { stop: () => stop().then(() => load) }
}

async function ask(load: Load): Promise<void> {
  const problem = await predict()
  if (problem === undefined) return
  load.failed += 1
  load.problems.set(problem, (load.problems.get(problem) ?? 0) + 1)
}

/** Why it gave no prediction; undefined when it did. */
export async function predict(): Promise<string | undefined> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(10_000) })
    const answer = (await response.json()) as { label?: string }
    return response.ok && answer.label === "positive" ? undefined : `answered ${response.status}`
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  }
}
