/**
 * PromQL for how often pods of `selector` came, went, or started again in the last `seconds`, by version: those
 * that were ever there, less those there at the start, and less those there at the end.
 */
export function moved(selector: string, seconds: number): string {
  const up = `up{${selector}}`
  const ever = `count by (version) (count by (version, pod) (last_over_time(${up}[${seconds}s])))`
  const orNone = (query: string) => `(count by (version) (${query}) or ${ever} * 0)`
  const starts = `changes(process_start_time_seconds{${selector}}[${seconds}s])`
  const restarts = `(sum by (version) (${starts}) or ${ever} * 0)`
  return `2 * ${ever} - ${orNone(`${up} offset ${seconds}s`)} - ${orNone(up)} + ${restarts}`
}
