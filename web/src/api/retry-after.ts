/** The gateway counts by the minute, so this is the longest wait when it does not say. */
const usualSeconds = 60
/** A wrong clock or a broken proxy must not lock the page for good. */
const mostSeconds = 3_600

/** Reads how long to wait: `retry-after` as seconds or as a date, else `x-ratelimit-reset`. */
export function readWaitSeconds(headers: Headers, nowMs: number): number {
  const seconds =
    readSeconds(headers.get("retry-after")) ??
    readDate(headers.get("retry-after"), nowMs) ??
    readSeconds(headers.get("x-ratelimit-reset")) ??
    usualSeconds
  return Math.min(Math.max(seconds, 1), mostSeconds)
}

function readSeconds(value: string | null): number | undefined {
  return value !== null && /^\d+$/.test(value.trim()) ? Number(value) : undefined
}

function readDate(value: string | null, nowMs: number): number | undefined {
  const dateMs = value === null ? Number.NaN : Date.parse(value)
  return Number.isNaN(dateMs) ? undefined : Math.ceil((dateMs - nowMs) / 1_000)
}
