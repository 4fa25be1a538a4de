/**
 * Users are published on ticks of the wall clock, so that the counters of all pods are as of the same moment
 * whenever each is scraped. Otherwise the version that was scraped last would seem to have more users.
 */
export const tickSeconds = 30

/** From a tick until every pod was scraped: one interval of `monitoring/scraping/app-service.yaml`, and the scrape. */
export const settleSeconds = 20

/** Calls `job` at each tick; `close` ends it. */
export function startTicks(job: () => void) {
  const tickMs = tickSeconds * 1_000
  let timer: NodeJS.Timeout
  const wait = () => {
    timer = setTimeout(tick, tickMs - (Date.now() % tickMs))
    timer.unref()
  }
  const tick = () => {
    job()
    wait()
  }
  wait()
  return { close: () => clearTimeout(timer) }
}
