import { beforeAll, describe, expect, test } from "bun:test"
import { note } from "@sentiment/e2e-cluster/figures"
import { addressOf } from "../addresses.ts"
import { ask, type Question } from "../ask.ts"
import { askFrom, askRawFrom, withClients } from "../from.ts"
import { openChannel, predict } from "../grpc.ts"
import { apply } from "../product.ts"
import { freshMinute } from "../window.ts"

const text = "The soup was wonderful."
let next = 0
const newUser = () => `one-time-${process.pid}-${next++}`
const repeat = (count: number, question: (at: number) => Question) =>
  Array.from({ length: count }, (_, at) => question(at))
/** Of /api/predictions; each has a user of its own. */
const spellings = [
  ...["/api/predictions?x=1", "//api/predictions", "/api//predictions", "/api/./predictions"],
  ...[
    "/x/../api/predictions",
    "/api/x/..//predictions",
    "/api/%70redictions",
    "/%61pi/predictions",
  ],
  ...["/api%2fpredictions", "/api%2Fpredictions", "/api/predictions/", "/api/predictions;x"],
  ...["/API/predictions", "/api/predictions%20", "/api/predictions%00", "/api\\predictions"],
]
const passed = (statuses: number[]) => statuses.filter((it) => it === 200).length
const refused = (statuses: number[]) => statuses.filter((it) => it === 429).length

/** Each test has a minute and clients of its own, so that nobody else's requests count. */
describe("limits", () => {
  beforeAll(() => apply("deployed"), 240_000)

  test("a user's 11th request of a minute is refused, with all that says when to come back", async () => {
    await freshMinute(20)
    await withClients(async (client) => {
      const user = newUser()
      const statuses = await askFrom(
        client,
        repeat(11, () => ({ user, text })),
      )
      expect(statuses).toEqual([...new Array(10).fill(200), 429])
      const { status, headers, body } = await ask({ user, text })
      expect(status).toBe(429)
      const wait = Number(headers.get("retry-after"))
      expect(wait).toBeWithin(1, 61)
      expect(headers.get("x-ratelimit-remaining")).toBe("0")
      expect(headers.get("x-ratelimit-limit")).toContain("10;w=60")
      expect(headers.get("content-type")).toContain("application/problem+json")
      expect(JSON.parse(body)).toMatchObject({ status: 429, title: "Too Many Requests" })
      note("user's limit", "10 passed, the 11th 429")
    })
  }, 150_000)

  test("a user counts as the same by header and cookie, at any path, from any address", async () => {
    await freshMinute(30)
    await withClients(async (one, other) => {
      const user = newUser()
      const first = await askFrom(
        one,
        repeat(5, (at) => ({ user, path: `/?${at}` })),
      )
      const second = await askFrom(other, [
        ...repeat(3, () => ({ cookie: `user=${user}`, text })),
        ...repeat(2, (at) => ({ user, text, headers: { "x-forwarded-for": `10.1.1.${at}` } })),
        { user, text },
        { user, path: "/" },
      ])
      expect(passed(first) + passed(second)).toBe(10)
      expect(refused(second)).toBe(2)
    })
  }, 150_000)

  test("a path's 101st request is refused, from several addresses, users and with any query", async () => {
    await freshMinute(30)
    await withClients(async (...clients) => {
      const question = (at: number) => ({ user: newUser(), path: `/?page=${at}` })
      const statuses = await Promise.all(clients.map((it) => askFrom(it, repeat(40, question))))
      expect(passed(statuses.flat())).toBe(100)
      expect(refused(statuses.flat())).toBe(20)
      note("path's limit", "100 of 120 passed, from 3 addresses")
    })
  }, 150_000)

  test("another spelling of a path counts as the same or is not found", async () => {
    await freshMinute(40)
    await withClients(async (one, other) => {
      const spent = await askFrom(
        one,
        repeat(100, () => ({ user: newUser(), text })),
      )
      expect(passed(spent)).toBe(100)
      const statuses = await askRawFrom(other, newUser(), spellings)
      expect(passed(statuses)).toBe(0)
      // 400 is Envoy's answer to what is no path at all.
      for (const it of statuses) expect([400, 404, 429]).toContain(it)
    })
  }, 150_000)

  test("an address' 121st request is refused, whatever user or address it names", async () => {
    await freshMinute(40)
    await withClients(async (one, other) => {
      const forged = (at: number) => ({
        "x-forwarded-for": `10.2.0.${at}`,
        "x-real-ip": "10.9.9.9",
      })
      const statuses = await askFrom(one, [
        ...repeat(60, (at) => ({ user: newUser(), text, headers: forged(at) })),
        ...repeat(60, (at) => ({ user: newUser(), headers: forged(at) })),
        ...repeat(5, (at) => ({ user: newUser(), path: "/api/openapi.json", headers: forged(at) })),
      ])
      expect(passed(statuses.slice(0, 120))).toBe(120)
      expect(refused(statuses.slice(120))).toBe(5)
      // It is that address alone.
      expect(await askFrom(other, [{ user: newUser(), path: "/api/openapi.json" }])).not.toContain(
        429,
      )
      note("address' limit", "120 passed, the 121st 429")
    })
  }, 150_000)

  test("what a page is made of does not count", async () => {
    await freshMinute(40)
    const page = await ask({ user: newUser() })
    const asset = page.body.match(/\/assets\/[\w.-]+\.js/)?.[0] ?? ""
    await withClients(async (client) => {
      const user = newUser()
      const statuses = await askFrom(
        client,
        repeat(150, () => ({ user, path: asset })),
      )
      expect(passed(statuses)).toBe(150)
      expect(await askFrom(client, [{ user, text }])).toEqual([200])
    })
  }, 150_000)

  test("gRPC counts, too, and says RESOURCE_EXHAUSTED", async () => {
    await freshMinute(20)
    const channel = openChannel()
    const user = { "x-user": newUser() }
    const codes = []
    for (let at = 0; at < 11; at++) codes.push((await predict(channel, [text], user)).code)
    channel.close()
    expect(codes).toEqual([...new Array(10).fill("OK"), "RESOURCE_EXHAUSTED"])
  }, 150_000)

  test("the gateway of dashboard.local and monitoring.local has no limit", async () => {
    const address = await addressOf("istio-ingress", "istio-ingress")
    for (const as of ["dashboard.local", "monitoring.local"]) {
      const replies = await Promise.all(repeat(150, () => ({ as, address, user: "one" })).map(ask))
      expect(new Set(replies.map((it) => it.status)).size).toBe(1)
      expect(replies[0]?.status).toBeWithin(200, 429)
      expect(replies.some((it) => it.headers.has("x-ratelimit-limit"))).toBe(false)
    }
  }, 60_000)
})
