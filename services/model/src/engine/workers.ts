import type { Model } from "../manifest.ts"
import type { Work } from "./worker.ts"
import { type Inference, startWorker, type WorkerThread } from "./worker-thread.ts"

/** Where the threads get their work and bring their results. */
export type Source<Group> = {
  /** The next group, undefined when nothing waits. */
  next(): Group | undefined
  toWork(group: Group): Work
  done(group: Group, result: Inference | Error): void
}

/** Threads that take work when they are free. `broken` is called when one ends by itself. */
export async function startWorkers<Group>(
  model: Model,
  count: number,
  source: Source<Group>,
  broken: (error: Error) => void,
) {
  const start = () => startWorker(model, broken)
  const all = await Promise.all(Array.from({ length: count }, start))
  const idle = [...all]
  let awake = false

  const run = async (worker: WorkerThread, group: Group) => {
    const result = await worker.run(source.toWork(group)).catch((error: Error) => error)
    idle.push(worker)
    source.done(group, result)
    feed()
  }

  const feed = () => {
    awake = false
    for (let worker = idle.at(-1); worker; worker = idle.at(-1)) {
      const group = source.next()
      if (!group) return
      idle.pop()
      run(worker, group)
    }
  }

  return {
    /** Says that something waits. The calls of one turn of the event loop are seen together. */
    wake(): void {
      if (awake) return
      awake = true
      setImmediate(feed)
    },
    async stop(): Promise<void> {
      await Promise.all(all.map((it) => it.stop()))
    },
  }
}
