/** Asks until the answer is yes; how many milliseconds that took. The test's own limit ends it. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<number> {
  const start = performance.now()
  while (!(await condition())) await Bun.sleep(5)
  return performance.now() - start
}
