import { beforeAll, describe, expect, test } from "bun:test"
import { note } from "@sentiment/e2e-cluster/figures"
import { ask, many } from "../ask.ts"
import { openChannel, predict } from "../grpc.ts"
import { liftLimits } from "../lift-limits.ts"

const canary = { "x-experiment": "canary" }
const text = "The soup was wonderful."

describe("X-Experiment: canary", () => {
  beforeAll(liftLimits, 240_000)

  test("is answered by v2, 1,000 of 1,000 times, whatever the user", async () => {
    const replies = await many(1_000, 16, async (at) => {
      const asked = at % 2 === 1
      const question = { user: `experiment-${at}`, headers: canary, ...(asked && { text }) }
      return { asked, ...(await ask(question)) }
    })
    expect(replies.filter((it) => it.status !== 200)).toEqual([])
    const v2 = replies.filter((it) => it.app === "v2" && it.model === (it.asked ? "v2" : ""))
    note("X-Experiment: canary", `${v2.length} of 1000 on v2`)
    expect(v2).toHaveLength(1_000)
  }, 120_000)

  test("goes for gRPC, too, and for no other value", async () => {
    const channel = openChannel()
    const headers = (at: number, value: string) => ({ "x-user": `${at}`, "x-experiment": value })
    const yes = await many(200, 8, (at) => predict(channel, [text], headers(at, "canary")))
    expect(yes.filter((it) => it.model !== "v2")).toEqual([])
    const no = await many(200, 8, (at) => predict(channel, [text], headers(at, "control")))
    expect(no.filter((it) => it.model === "v1").length).toBeGreaterThan(150)
    channel.close()
  }, 120_000)
})
