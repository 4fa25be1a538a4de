/** 4xx, but for 499: who went away waiting has waited. */
export const isCallersMistake = (status: number): boolean => status >= 400 && status < 499
