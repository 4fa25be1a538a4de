import { parentPort, workerData } from "node:worker_threads"
import type { Model } from "../manifest.ts"
import { type Answer, loadRuntime, type Task } from "../runtime/runtime.ts"

/** Asks for one inference. */
export type Work = { task: Task; texts: string[] }

/** What a worker says: once that it is ready, then one report a work. */
export type Report =
  | { kind: "ready" }
  | { kind: "done"; answers: Answer[]; seconds: number }
  | { kind: "failed"; message: string }

/** A thread of its own, since inference blocks the thread that it runs on. */
async function serve(report: (it: Report) => void, onWork: (listen: (work: Work) => void) => void) {
  const runtime = await loadRuntime(workerData as Model)
  onWork(async ({ task, texts }) => {
    const start = performance.now()
    try {
      const answers = await runtime[task](texts)
      report({ kind: "done", answers, seconds: (performance.now() - start) / 1_000 })
    } catch (error) {
      report({ kind: "failed", message: error instanceof Error ? error.message : String(error) })
    }
  })
  report({ kind: "ready" })
}

const port = parentPort
if (port) {
  await serve(
    (it) => port.postMessage(it),
    (listen) => port.on("message", listen),
  )
}
