import { type Logger, pino } from "pino"

export type { Logger }

/** JSON lines on stdout. Whoever logs keeps the user's text out. */
export const createLog = (service: string, level: string): Logger =>
  pino({ base: { service }, level, formatters: { level: (label) => ({ level: label }) } })

/** Says on which ports a service serves, at every level: whoever started it waits for this line. */
export const announce = (log: Logger, facts: { port: number; metricsPort: number }): void =>
  log.child({}, { level: "info" }).info(facts, "serving")
