import { afterAll, describe, expect, test } from "bun:test"
import { Label, SentimentService } from "@sentiment/proto/sentiment"
import { serve } from "@sentiment/proto/test/serve"
import { keepOutput } from "../test/output.ts"
import { type Check, NotThere, runChecks } from "./check.ts"
import { predictCheck, reflectionCheck } from "./grpc.ts"
import { dashboardCheck, pageCheck, predictionCheck } from "./http.ts"

const prediction = {
  label: Label.NEGATIVE,
  score: 0.9,
  model: { name: "sentiment", version: "v1" },
}
const model = await serve(SentimentService, {
  predict: { defaultMs: 1_000, handle: async () => ({ prediction }) },
  predictBatch: { defaultMs: 1_000, handle: async () => ({}) },
  explain: { defaultMs: 1_000, handle: async () => ({}) },
})

/** Answers as the gateways do: by the name that is called. */
const gateway = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  fetch: async (request) => {
    const { pathname } = new URL(request.url)
    const answer = answers[`${request.headers.get("host")}${pathname}`]
    return answer ? await answer(request) : new Response("", { status: 404 })
  },
})
const page = "<!doctype html><title>Sentiment analyzer</title>"
const answers: Record<string, (request: Request) => Response | Promise<Response>> = {
  "app.local/": () => new Response(page),
  "app.local/api/predictions": async (request) => {
    const { text } = (await request.json()) as { text: string }
    const label = text.includes("wonderful") ? "positive" : "negative"
    return Response.json({ label, score: 0.98, model: { name: "sentiment", version: "v1" } })
  },
  "monitoring.local/": () => new Response(null, { status: 302, headers: { location: "/query" } }),
  "dashboard.local/": () => new Response("Headlamp is not installed: …\n", { status: 404 }),
}
const address = `127.0.0.1:${gateway.port}`
const never = new AbortController().signal
afterAll(async () => {
  model.close()
  await gateway.stop(true)
})

const run = async (checks: Check[], waitSeconds = 0) => {
  const out = keepOutput()
  const failed = await runChecks(checks, { waitSeconds, signal: never, out })
  return { failed, text: out.text() }
}

describe("the smoke test", () => {
  test("finds a product that answers at its names, without knowing them by DNS", async () => {
    const checks = [
      pageCheck(address),
      predictionCheck(address),
      predictCheck(model.address),
      dashboardCheck(address, "monitoring.local"),
    ]
    const { failed, text } = await run(checks)
    expect(failed).toBe(0)
    expect(text.match(/^ok /gm)).toHaveLength(4)
    expect(text).toContain("positive 0.98 by sentiment v1")
    expect(text).toContain("negative 0.90 by sentiment v1")
    expect(text).toContain("http://monitoring.local/ answers 302")
  })

  test("counts neither a dashboard that is not installed nor a service that is not routed", async () => {
    const { failed, text } = await run([
      dashboardCheck(address, "dashboard.local"),
      reflectionCheck(model.address),
    ])
    expect(failed).toBe(0)
    expect(text).toMatch(/^- +dashboard\.local +\S+ s +Headlamp is not installed/m)
    expect(text).toMatch(/^- +gRPC reflection +\S+ s +not routed/m)
  })

  test("fails with what is wrong where nothing answers, or something else does", async () => {
    const { failed, text } = await run([
      pageCheck("127.0.0.1:1"),
      dashboardCheck(address, "other.local"),
      predictCheck("127.0.0.1:1"),
    ])
    expect(failed).toBe(3)
    expect(text).toMatch(/^failed +page +/m)
    expect(text).toMatch(/^failed +other\.local +\S+ s +answers 404/m)
  })

  test("tries a check again as long as there is time", async () => {
    let looked = 0
    const slow: Check = {
      name: "slow",
      look: async () => {
        looked += 1
        if (looked === 1) throw new Error("not yet")
        return "now"
      },
    }
    const { failed, text } = await run([slow], 20)
    expect(failed).toBe(0)
    expect(text).toStartWith("waiting for slow: not yet\nok      slow")
  })

  test("asks once for what is not part of the cluster", async () => {
    const absent = { name: "absent", look: () => Promise.reject(new NotThere("not routed")) }
    expect((await run([absent], 20)).text).toMatch(/^- {7}absent .*not routed\n$/)
  })
})
