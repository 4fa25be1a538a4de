import { type Logger, pino } from "pino"

export type { Logger }

/** JSON lines on stdout. Whoever logs keeps the user's text out. */
export const createLog = (service: string, level: string): Logger =>
  pino({ base: { service }, level, formatters: { level: (label) => ({ level: label }) } })
