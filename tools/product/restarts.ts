type Child = { kill(signal: NodeJS.Signals): void; exited: Promise<number> }

/** Keeps one child running. However often it is asked, the next starts when the last has ended. */
export function createRestarts(start: () => Child) {
  let child = start()
  let work = Promise.resolve()
  let asked = false
  let stopped = false

  async function replace(): Promise<void> {
    child.kill("SIGTERM")
    await child.exited
    asked = false
    if (!stopped) child = start()
  }

  return {
    restart(): void {
      if (asked || stopped) return
      asked = true
      work = work.then(replace)
    },
    /** Ends the child and answers its exit code. */
    async stop(): Promise<number> {
      stopped = true
      await work
      child.kill("SIGTERM")
      return await child.exited
    },
  }
}
