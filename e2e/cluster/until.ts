/** Looks again every half second until the answer is true. Answers the seconds that took. */
export async function until(
  what: string,
  look: () => Promise<boolean>,
  limitSeconds: number,
): Promise<number> {
  const from = performance.now()
  const seconds = () => (performance.now() - from) / 1_000
  for (;;) {
    if (await look()) return seconds()
    if (seconds() > limitSeconds) throw new Error(`not within ${limitSeconds} s: ${what}`)
    await Bun.sleep(500)
  }
}
