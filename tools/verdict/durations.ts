import { Problem } from "../problem.ts"

const seconds: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** Seconds in "90s", "30m", "2h" or "1d". */
export function readDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d+)([smhd])$/.exec(text) ?? []
  return amount && unit ? Number(amount) * (seconds[unit] ?? 0) : undefined
}

/** A moment: a duration ago, or a time in ISO 8601. */
export function readMoment(text: string, now: Date): Date {
  const ago = readDuration(text)
  if (ago !== undefined) return new Date(now.getTime() - ago * 1_000)
  const moment = new Date(text)
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(moment.getTime()) && moment <= now)
    return moment
  throw new Problem(`--since ${text} is neither a time that has been nor a duration such as 30m`, {
    exitCode: 2,
  })
}
