import { expect, test } from "bun:test"
import { readRefusal } from "./refusal.ts"

const problem = (reason: string) => JSON.stringify({ type: "about:blank", title: "no", reason })

test.each([
  [400, problem("INVALID_TEXT"), "invalid"],
  [413, problem("TOO_LARGE"), "tooLarge"],
  [503, problem("UNAVAILABLE"), "modelAway"],
  [503, problem("OVERLOADED"), "overloaded"],
  [503, "no healthy upstream", "modelAway"],
  [503, "", "modelAway"],
  [503, "null", "modelAway"],
  [504, problem("DEADLINE"), "deadline"],
  [500, "", "server"],
  [418, "", "server"],
] as const)("reads %d %s as %s", async (status, body, kind) => {
  const refusal = await readRefusal(new Response(body, { status }), 0)
  expect(refusal.kind).toBe(kind)
  expect(refusal.waitSeconds).toBe(0)
})

test("takes the wait of a limit from its headers, whatever the body", async () => {
  const limited = new Response("slow down", { status: 429, headers: { "retry-after": "9" } })
  const refusal = await readRefusal(limited, 0)
  expect(refusal.kind).toBe("limited")
  expect(refusal.waitSeconds).toBe(9)
})
