type Child = { kill(signal: NodeJS.Signals): void; exited: Promise<unknown> }

const children = new Set<Child>()

/** Kills `child` when this process exits before it, be it by a signal or a failed test. */
export function endWithUs(child: Child): void {
  children.add(child)
  child.exited.finally(() => children.delete(child))
}

process.on("exit", () => {
  for (const it of children) it.kill("SIGKILL")
})
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // A signal without listeners ends us with no "exit". Who listens, too, decides what it means.
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(1)
  })
}
