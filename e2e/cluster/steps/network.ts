import { describe, expect, test } from "bun:test"
import { askAsPeer, withPeers, withStranger } from "../apply.ts"
import type { Resource } from "../kubectl.ts"
import { predict } from "../load.ts"

const denied = "403 RBAC: access denied"
const unheard = "no answer: ECONNRESET"

describe("between pods", () => {
  test("each node's reach every other's, by address and by name", async () => {
    await withPeers(async (peers) => {
      expect(peers).toHaveLength(3)
      for (const from of peers) for (const to of peers) await expectAnswer(from, to)
      expect(await askAsPeer(peers[0], "http://peers:8000/")).toStartWith("200 ")
      // mTLS is strict: what is outside the mesh is not even heard.
      expect(await askAsPeer(peers[0], "http://app-service.sentiment/")).toBe(unheard)
    })
  }, 180_000)

  test("of the mesh, one that no policy names is refused", async () => {
    await withStranger(async (ask) => {
      expect(await ask("http://app-service.sentiment/")).toBe(denied)
      expect(await ask("http://model-service.sentiment:50051/")).toBe(denied)
      // And who is named, is not: the gateway asks the app, and that asks the model.
      expect(await predict()).toBeUndefined()
    })
  }, 120_000)
})

async function expectAnswer(from: Resource, to: Resource): Promise<void> {
  const answer = await askAsPeer(from, `http://${to.status.podIP}:8000/`)
  expect(answer).toBe(`200 ${to.spec.nodeName}`)
}
