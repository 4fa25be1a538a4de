/** Waits until a process has ended; one that nobody has buried yet counts as ended. */
export async function untilGone(pid: number): Promise<void> {
  while (await lives(pid)) await Bun.sleep(5)
}

async function lives(pid: number): Promise<boolean> {
  const stat = await Bun.file(`/proc/${pid}/stat`)
    .text()
    .catch(() => "")
  return /\) [^ZX]/.test(stat)
}
