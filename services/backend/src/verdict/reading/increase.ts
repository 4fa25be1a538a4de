/**
 * PromQL for what the counters of `selector` gained in the last `seconds`, summed `by` labels.
 *
 * Not `increase`: it extrapolates each series to the ends of the range by a rule of its own, so that a minute's
 * sums and its number of users would not fit each other, and it leaves out what a pod counted before it was
 * first scraped. Here it is the last value less the one at the start, or less 0 when the pod came later; the
 * last value of a pod that has gone counts, too. Only a series that was set back, since a container started
 * again in its pod, is left to `increase`, which adds up what came before.
 *
 * The value at the start may be an hour old, in case Prometheus or the pod was away just then.
 */
export function increase(selector: string, seconds: number, by: string): string {
  const [range, before] = [`[${seconds}s]`, `[1h] offset ${seconds}s`]
  const last = `last_over_time(${selector}${range})`
  const gained = `${last} - (last_over_time(${selector}${before}) or ${last} * 0)`
  const steady = `resets(${selector}[${seconds + 3_600}s]) == 0`
  return `sum by (${by}) ((${gained}) and ${steady} or increase(${selector}${range}))`
}
