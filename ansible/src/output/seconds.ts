/** "4.2 s", "3 min 20 s". */
export function formatSeconds(seconds: number): string {
  if (seconds < 100) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

export function startClock(): () => number {
  const start = performance.now()
  return () => (performance.now() - start) / 1000
}
