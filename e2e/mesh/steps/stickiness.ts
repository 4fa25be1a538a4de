import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { note } from "@sentiment/e2e-cluster/figures"
import { kubectl } from "@sentiment/e2e-cluster/kubectl"
import { until } from "@sentiment/e2e-cluster/until"
import { ask, many } from "../ask.ts"
import { canary } from "../canary.ts"
import { liftLimits } from "../lift-limits.ts"
import { namespace } from "../product.ts"
import { flipped, interval, type Users, usersOf } from "../shares.ts"

const count = 2_000
const together = 24
const names = Array.from({ length: count }, (_, at) => `reader-${at}`)

describe("a user stays with one version", () => {
  beforeAll(liftLimits, 240_000)
  afterAll(() => canary("10"))

  let before: Users

  test("2,000 users ask five times each: none flips, and one in ten is on v2", async () => {
    before = await askAll(5)
    const v2 = usersOf(before, "v2").size
    note("2,000 users × 5, flips", `${flipped(before).length}, on v2 ${v2}`)
    expect(flipped(before)).toEqual([])
    expect(v2).toBeWithin(...wide(0.1))
  }, 300_000)

  test("2,000 browsers begin without a cookie: their first answer is already of their version", async () => {
    const seen = await many(count, together, browse)
    expect(seen.filter((it) => it.size !== 1)).toEqual([])
    const v2 = seen.filter((it) => it.has("v2")).length
    note("2,000 browsers × 5, flips", `0, on v2 ${v2} (99 %: ${interval(count, 0.1).join(" to ")})`)
    // Names are drawn anew each time, and one run in a hundred would be outside of those 99 %.
    const [low, high] = interval(count * 4, 0.1)
    expect(v2).toBeWithin(low / 4 - 30, high / 4 + 30)
  }, 300_000)

  test("from 10 to 30 % nobody leaves v2", async () => {
    await canary("30")
    await settled(before, (seen) => seen.size > usersOf(before, "v2").size)
    const more = await askAll(1)
    const v2 = usersOf(more, "v2")
    note("at 30 %, on v2", String(v2.size))
    expect([...usersOf(before, "v2")].filter((it) => !v2.has(it))).toEqual([])
    expect(v2.size).toBeWithin(...wide(0.3))
  }, 200_000)

  test("at 0 everybody is on v1 at once", async () => {
    await canary("0")
    const seconds = await settled(before, (seen) => seen.size === 0)
    note("everybody on v1, after", `${seconds.toFixed(1)} s`)
    expect(seconds).toBeLessThan(5)
    expect(usersOf(await askAll(1), "v2").size).toBe(0)
  }, 200_000)

  test("back at 10 % it is the same users as before", async () => {
    await canary("10")
    await settled(before, (seen) => seen.size > 0)
    expect([...usersOf(await askAll(1), "v2")].sort()).toEqual([...usersOf(before, "v2")].sort())
  }, 200_000)

  test("status says that file and cluster agree, and fails when they do not", async () => {
    expect(await canary("status")).toContain("they agree")
    const of = ["virtualservice", "app-split", "-n", namespace, "--type=json", "--patch"]
    const weight = (at: number, value: number) => ({
      ...{ op: "replace", path: `/spec/http/1/route/${at}/weight`, value },
    })
    await kubectl("patch", ...of, JSON.stringify([weight(0, 80), weight(1, 20)]))
    const error = await canary("status").catch((it) => it)
    expect(String(error)).toMatch(/exited with 1:.*differ/s)
    await canary("10")
  }, 60_000)

  test("without the hash policy on the split, users flip: the test would see it", async () => {
    await kubectl("delete", "envoyfilter", "sticky-split", "-n", namespace)
    try {
      await until("somebody flips", async () => flipped(await askSome(200, 5)).length > 0, 30)
      const flips = flipped(await askSome(500, 5)).length
      note("without use_hash_policy, 500 users × 5, flips", String(flips))
      expect(flips).toBeGreaterThan(100)
    } finally {
      await liftLimits()
    }
    await until("nobody flips", async () => flipped(await askSome(200, 5)).length === 0, 30)
  }, 200_000)
})

const wide = (share: number): [number, number] => {
  const [low, high] = interval(count, share)
  return [low, high + 1]
}

const askAll = (times: number) => askSome(count, times)

async function askSome(users: number, times: number): Promise<Users> {
  const chosen = names.slice(0, users)
  const seen: Users = new Map(chosen.map((it) => [it, new Set()]))
  await many(users * times, together, async (at) => {
    const user = chosen[at % users] ?? ""
    const { status, app } = await ask({ user })
    if (status !== 200) throw new Error(`answered ${status}`)
    seen.get(user)?.add(app)
  })
  return seen
}

/** As a browser does: without a cookie first, then with the one that it was given. */
async function browse(): Promise<Set<string>> {
  const first = await ask()
  const cookie = first.cookie?.split(";")[0] ?? ""
  const seen = new Set([first.app])
  for (let time = 1; time < 5; time++) {
    const next = await ask({ cookie })
    if (next.cookie) seen.add("another cookie")
    seen.add(next.app)
  }
  return seen
}

/** Asks for some users, all of v2 among them, until what is seen of v2 is so. */
async function settled(before: Users, is: (v2: Set<string>) => boolean): Promise<number> {
  const chosen = [...usersOf(before, "v2"), ...names.slice(0, 200)]
  return await until(
    "the new weight is in force",
    async () => {
      const answers = await many(chosen.length, together, async (at) => {
        const user = chosen[at] ?? ""
        return [user, new Set([(await ask({ user })).app])] as const
      })
      return is(usersOf(new Map(answers), "v2"))
    },
    30,
  )
}
