import { metrics, seriesOf } from "./metrics.ts"

/** Asks for the name of every series that our programs export. */
export const ownNames = (namespace: string): string =>
  `group by (__name__) ({namespace="${namespace}",job=~"app-service|model-service|verdict"})`

const listed = new Set(metrics.flatMap(seriesOf))
/** What Prometheus itself writes of a job, beside what is in the list. */
const ofPrometheus = /^(scrape_.+|ALERTS_FOR_STATE)$/

/** Which of these names the list of metrics does not have, so that no test looks after them. */
export const unlisted = (names: string[]): string[] =>
  names.filter((it) => !listed.has(it) && !ofPrometheus.test(it))
