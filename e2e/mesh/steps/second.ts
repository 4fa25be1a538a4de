import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { until } from "@sentiment/e2e-cluster/until"
import { addressOf } from "../addresses.ts"
import { ask, many } from "../ask.ts"
import { apply, remove } from "../product.ts"
import { freshMinute } from "../window.ts"

const second = { address: "", as: "second.local" }
const text = "The soup was wonderful."

describe("the overlay a second time, in another namespace", () => {
  beforeAll(async () => {
    await apply("second")
    second.address = await addressOf("second", "app-gateway")
    const status = async () => (await ask({ ...second }).catch(() => undefined))?.status
    await until("the second gateway answers", async () => (await status()) === 200, 60)
  }, 400_000)
  afterAll(() => remove("second"), 180_000)

  test("both answer, at their own name and address", async () => {
    for (const at of [{}, second]) {
      const page = await ask({ user: `both-${Date.now()}`, ...at })
      expect(page.status).toBe(200)
      const answer = await ask({ user: `both-${Date.now()}`, text, ...at })
      expect(JSON.parse(answer.body)).toMatchObject({ label: "positive" })
    }
    expect((await ask({ ...second, as: "app.local" })).status).toBe(404)
  }, 60_000)

  test("users stick in the second as in the first", async () => {
    for (const at of [{}, second]) {
      const seen = await many(20, 4, (n) => ask({ user: `stick-${n % 4}`, ...at }))
      for (let user = 0; user < 4; user++) {
        expect(new Set(seen.filter((_, n) => n % 4 === user).map((it) => it.app)).size).toBe(1)
      }
    }
  }, 60_000)

  test("one's limits do not count for the other", async () => {
    await freshMinute(20)
    const user = `twice-${Date.now()}`
    const first = await many(14, 1, () => ask({ user, text }))
    expect(first.some((it) => it.status === 429)).toBe(true)
    expect((await ask({ user, text, ...second })).status).toBe(200)
    expect((await ask({ user, text })).status).toBe(429)
  }, 150_000)
})
