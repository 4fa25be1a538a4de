import { describe, expect, test } from "bun:test"
import { getFrom, withPods, withStranger } from "../apply.ts"
import { kubectl, list, type Resource } from "../kubectl.ts"
import { predict } from "../load.ts"

const denied = "403 RBAC: access denied"

describe("between pods", () => {
  test("each node's reach every other's, by address and by name", async () => {
    await withPods("network.yaml", async () => {
      await kubectl("rollout", "status", "-n", "e2e-network", "daemonset/peer", "--timeout=60s")
      const peers = await list("pods", "-n", "e2e-network")
      expect(peers).toHaveLength(3)
      for (const from of peers) for (const to of peers) await expectAnswer(from, to)
      const byName = await getFrom("e2e-network", nameOf(peers[0]), "http://peers:8000/")
      expect(byName).toStartWith("200 ")
      await refusesPlaintext(nameOf(peers[0]))
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
  const answer = await getFrom("e2e-network", nameOf(from), `http://${to.status.podIP}:8000/`)
  expect(answer).toBe(`200 ${to.spec.nodeName}`)
}

/** mTLS is strict: what is outside the mesh is not even heard. */
async function refusesPlaintext(peer: string): Promise<void> {
  const answer = await getFrom("e2e-network", peer, "http://app-service.sentiment/")
  expect(answer).toBe("no answer: ECONNRESET")
}

const nameOf = (pod: Resource | undefined): string => pod?.metadata.name ?? ""
