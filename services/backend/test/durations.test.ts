import { afterAll, expect, test } from "bun:test"
import { readSeries } from "./series.ts"
import { postJson, startApp, startPeer } from "./start.ts"

const peer = await startPeer()
afterAll(() => peer.close())

const path = "/api/predictions"
const labels = `{route="${path}",method="POST"`

test("a caller's mistake is counted and not timed", async () => {
  await using app = await start()
  await app.fetch(path, postJson("{"))
  expect(await app.timed(400)).toBe(0)
})

test("what was answered is timed, and so is what failed", async () => {
  await using app = await start()
  await app.fetch(path, postJson({ text: "good" }))
  expect(await app.timed(200)).toBe(1)
  await app.fetch(path, postJson({ text: "fail internal" }))
  expect(await app.timed(500)).toBe(2)
})

test("who went away waiting is timed", async () => {
  await using app = await start()
  const abort = new AbortController()
  const before = peer.seen.metadata.length
  const call = app.fetch(path, { ...postJson({ text: "hang" }), signal: abort.signal })
  while (peer.seen.metadata.length === before) await Bun.sleep(1)
  abort.abort()
  await call
  expect(await app.timed(499)).toBe(1)
})

async function start() {
  const { fetch, metrics, close } = await startApp(peer.address)
  const figure = async (series: string) => (await readSeries(metrics))(series) || 0
  return {
    fetch,
    /** How many requests were timed, once one was counted with this status: that is after its answer. */
    async timed(status: number): Promise<number> {
      while ((await figure(`http_requests_total${labels},status="${status}"}`)) === 0)
        await Bun.sleep(1)
      return figure(`http_request_duration_seconds_count${labels}}`)
    },
    [Symbol.asyncDispose]: close,
  }
}
