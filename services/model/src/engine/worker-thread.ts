import { Worker } from "node:worker_threads"
import type { Model } from "../manifest.ts"
import type { Answer } from "../runtime/runtime.ts"
import type { Report, Work } from "./worker.ts"

export type Inference = { answers: Answer[]; seconds: number }

/** Bun runs the source; for Node both files are bundled as JavaScript, side by side. */
const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js"

/** A thread with a loaded model, for one work at a time; `ended` is called once, when it is gone. */
export async function startWorker(model: Model, ended: (error: Error) => void) {
  const thread = new Worker(new URL(file, import.meta.url), { workerData: model })
  let settle: { resolve(report: Report): void; reject(error: Error): void } | undefined
  let gone = false
  const end = (error: Error) => {
    if (gone) return
    gone = true
    settle?.reject(error)
    ended(error)
  }
  thread.on("message", (report: Report) => settle?.resolve(report))
  thread.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))))
  thread.on("exit", (code) => end(new Error(`inference thread ended with code ${code}`)))
  const report = () =>
    new Promise<Report>((resolve, reject) => {
      settle = { resolve, reject }
    })
  await report()

  return {
    /** Rejects when the inference fails or the thread ends. */
    async run(work: Work): Promise<Inference> {
      const next = report()
      thread.postMessage(work)
      const it = await next
      if (it.kind === "done") return it
      throw new Error(it.kind === "failed" ? it.message : `unexpected ${it.kind}`)
    },
    async stop(): Promise<void> {
      gone = true
      await thread.terminate()
    },
  }
}

export type WorkerThread = Awaited<ReturnType<typeof startWorker>>
