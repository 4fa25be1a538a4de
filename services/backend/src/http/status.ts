/** What was answered, be it a response of our own or what Elysia makes of a value. */
export const statusOf = (value: unknown, set: { status?: number | string }): number | string =>
  value instanceof Response ? value.status : (set.status ?? 200)

/** 4xx, but for 499: who went away waiting has waited. */
export const isCallersMistake = (status: number): boolean => status >= 400 && status < 499
