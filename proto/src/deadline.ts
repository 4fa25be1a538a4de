import { AppError } from "./errors.ts"

/** What a call gets that brings no deadline of its own, in milliseconds. */
export const defaultMs = { one: 2_000, batch: 10_000 } as const

/** Answers what `work` does, or fails with `timeout` and aborts it once `deadline` (epoch milliseconds) has passed. */
export function before<T>(deadline: number, abort: AbortController, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => {
      reject(new AppError("timeout", "deadline exceeded"))
      abort.abort()
    }, deadline - Date.now())
    const stop = () => clearTimeout(timer)
    work.then(stop, stop)
  })
  return Promise.race([work, late])
}
