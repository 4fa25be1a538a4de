/** Limits count by the clock's minute. Waits for one that has this much left. */
export async function freshMinute(neededSeconds: number): Promise<void> {
  const gone = (Date.now() / 1_000) % 60
  // The nodes' clock is this computer's, or as good: a second either way.
  if (gone > 1 && gone + neededSeconds < 59) return await unused()
  await Bun.sleep((61 - gone) * 1_000)
  await unused()
}

let last = 0

/** No two tests count in the same minute. */
async function unused(): Promise<void> {
  const minute = Math.floor(Date.now() / 60_000)
  if (minute === last) await Bun.sleep(61_000 - (Date.now() % 60_000))
  last = Math.floor(Date.now() / 60_000)
}
