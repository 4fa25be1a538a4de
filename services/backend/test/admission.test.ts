import { afterAll, expect, test } from "bun:test"
import { postJson, startApp, startPeer } from "./start.ts"

const peer = await startPeer()
const app = await startApp(peer.address, () => false, 2)
const url = app.listen()
afterAll(async () => {
  await app.close()
  peer.close()
})

test("refuses API calls beyond its bound at once, and takes them again afterwards", async () => {
  const abort = new AbortController()
  const hang = () =>
    fetch(`${url}/api/predictions`, { ...postJson({ text: "hang" }), signal: abort.signal }).catch(
      String,
    )
  const hanging = [hang(), hang()]
  while (peer.seen.metadata.length < 2) await Bun.sleep(1)

  const refused = await fetch(`${url}/api/predictions`, postJson({ text: "hi" }))
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"])
  expect(await refused.json()).toMatchObject({ reason: "OVERLOADED" })
  expect((await fetch(`${url}/healthz/live`)).status).toBe(200)
  const counted = 'http_requests_total{route="/api/predictions",method="POST",status="503"} 1\n'
  while (!(await app.metrics.registry.metrics()).includes(counted)) await Bun.sleep(1)

  abort.abort()
  await Promise.all(hanging)
  while (peer.seen.aborted < 2) await Bun.sleep(1)
  expect((await fetch(`${url}/api/predictions`, postJson({ text: "hi" }))).status).toBe(200)
})
