/** Signals a process group; false when nobody is in it any more. 0 only asks. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal)
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false
    throw error
  }
}

/** Asks a process group to end, and makes it when it takes longer than `graceMs`. */
export async function endGroup(leader: number, graceMs: number): Promise<void> {
  const end = performance.now() + graceMs
  signalGroup(leader, "SIGTERM")
  while (signalGroup(leader, 0) && performance.now() < end) await Bun.sleep(100)
  signalGroup(leader, "SIGKILL")
}
