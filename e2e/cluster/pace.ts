/** Starts a job at a fixed rate, whether those before have ended or not; what it answers ends it. */
export function startPace(
  perSecond: number,
  job: (at: number) => Promise<void>,
): () => Promise<void> {
  const running = new Set<Promise<void>>()
  let started = 0
  const timer = setInterval(() => {
    const one = job(started++).finally(() => running.delete(one))
    running.add(one)
  }, 1_000 / perSecond)
  return async () => {
    clearInterval(timer)
    await Promise.all(running)
  }
}
