/**
 * PromQL for how often pods of `selector` came or went in the last `seconds`, by version: those that were ever there,
 * less those there at the start, and less those there at the end.
 */
export function moved(selector: string, seconds: number): string {
  const up = `up{${selector}}`
  const { ever, orNone } = everIn(selector, seconds)
  return `2 * ${ever} - ${orNone(`count by (version) (${up} offset ${seconds}s)`)} - ${orNone(`count by (version) (${up})`)}`
}

/** PromQL for how often the process of a pod of `selector` began anew in the last `seconds`, by version. */
export function restarted(selector: string, seconds: number): string {
  const starts = `changes(process_start_time_seconds{${selector}}[${seconds}s])`
  return everIn(selector, seconds).orNone(`sum by (version) (${starts})`)
}

/** How many pods of a version there ever were, and 0 for a version of which a query knows nothing. */
function everIn(selector: string, seconds: number) {
  const ever = `count by (version) (count by (version, pod) (last_over_time(up{${selector}}[${seconds}s])))`
  return { ever, orNone: (query: string) => `(${query} or ${ever} * 0)` }
}
