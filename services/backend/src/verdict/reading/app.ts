/** The labels by which PromQL finds app-service, of both versions. */
export const appIn = (namespace: string): string => `job="app-service",namespace="${namespace}"`
