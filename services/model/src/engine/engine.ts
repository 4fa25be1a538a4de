import { AppError } from "@sentiment/proto/errors"
import type { Model } from "../manifest.ts"
import type { Answer, Task } from "../runtime/runtime.ts"
import { createQueue, type Entry, type QueueLimits, type Ticket } from "./queue.ts"
import type { Inference } from "./worker-thread.ts"
import { startWorkers } from "./workers.ts"

/** Hears what happens to the texts. */
export type EngineObserver = {
  inferred(batch: { seconds: number; queueSeconds: number[] }): void
  /** Texts given up since their caller has gone or their deadline has passed. */
  dropped(texts: number): void
  /** An inference thread ended by itself: the process should, too. */
  broken(error: Error): void
}

export type EngineOptions = QueueLimits & { workers: number }

/** Until when a call wants its answers (epoch milliseconds), and whether it still does. */
export type Wish = { deadline: number; signal: AbortSignal }

/** A queue before worker threads that hold the model: nothing here blocks the thread that serves. */
export async function startEngine(model: Model, options: EngineOptions, observer: EngineObserver) {
  const queue = createQueue<Answer>(options)
  const source = {
    next: () => takeLive(queue.take, observer),
    toWork: (group: Entry<Answer>[]) => ({
      task: group[0]?.ticket.task ?? ("predict" as const),
      texts: group.map((it) => it.text),
    }),
    done(group: Entry<Answer>[], result: Inference | Error) {
      if (result instanceof Error) fail(group, result, queue.drop)
      else deliver(group, result, observer)
    },
  }
  const workers = await startWorkers(model, options.workers, source, observer.broken)

  return {
    get queueLength(): number {
      return queue.length
    },

    /** Answers in the order of `texts`. Rejects at once with OVERLOADED when they do not fit the queue. */
    answer(task: Task, texts: readonly string[], { deadline, signal }: Wish): Promise<Answer[]> {
      return new Promise((resolve, reject) => {
        const missing = texts.length
        const ticket: Ticket<Answer> = { task, deadline, answers: [], missing, resolve, reject }
        queue.add(ticket, texts)
        workers.wake()
        const drop = () => {
          observer.dropped(queue.drop(ticket))
          reject(new AppError("cancelled", "the caller has gone"))
        }
        signal.addEventListener("abort", drop, { once: true })
      })
    },

    close: workers.stop,
  }
}

export type Engine = Awaited<ReturnType<typeof startEngine>>

/** The next group without what is too late, since nobody waits for that any more. */
function takeLive(take: () => Entry<Answer>[], observer: EngineObserver) {
  for (let group = take(); group.length > 0; group = take()) {
    const now = Date.now()
    const live = group.filter(({ ticket }) => ticket.deadline > now)
    for (const { ticket } of group) {
      if (ticket.deadline <= now) ticket.reject(new AppError("timeout", "deadline exceeded"))
    }
    observer.dropped(group.length - live.length)
    if (live.length > 0) return stamp(live)
  }
  return undefined
}

function stamp(group: Entry<Answer>[]) {
  const now = performance.now()
  for (const entry of group) entry.queueSeconds = (now - entry.queuedMs) / 1_000
  return group
}

/** Fails the calls of a group, whose other texts need no inference any more. */
function fail(group: Entry<Answer>[], cause: Error, drop: (ticket: Ticket<Answer>) => number) {
  const error = new AppError("internal", "inference failed", { cause })
  for (const ticket of new Set(group.map((it) => it.ticket))) {
    drop(ticket)
    ticket.reject(error)
  }
}

function deliver(group: Entry<Answer>[], result: Inference, observer: EngineObserver) {
  const queueSeconds = group.map((it) => it.queueSeconds)
  observer.inferred({ seconds: result.seconds, queueSeconds })
  group.forEach(({ ticket, index }, at) => {
    const answer = result.answers[at]
    if (answer) ticket.answers[index] = answer
    ticket.missing -= 1
    if (ticket.missing === 0) ticket.resolve(ticket.answers)
  })
}
