import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { readPlaces } from "@sentiment/nodes/hosts/places"
import { loadHosts } from "@sentiment/nodes/hosts/settings"
import { badInventories } from "../bad-inventories.ts"
import { type Answer, cluster } from "../command.ts"
import { withInventory } from "../inventory.ts"
import { fingerprints, onEach } from "../on-host.ts"
import { withNeighbour, withTaken } from "../taken.ts"

describe("on fresh machines", () => {
  let before: string[]

  beforeAll(async () => {
    // A mirror of links but for one archive, which was cut when it was copied.
    await onEach(
      "cp -rs /opt/artifacts /tmp/mirror; rm /tmp/mirror/images/coredns.tar; " +
        "head -c 100000 /opt/artifacts/images/coredns.tar > /tmp/mirror/images/coredns.tar",
    )
    before = await fingerprints()
  }, 60_000)
  afterAll(() => onEach("rm -r /tmp/mirror"))

  for (const { what, change, says } of badInventories) {
    test(`${what} is refused, and nothing is changed`, async () => {
      const up = (inventory: string) => cluster(["up", "--wait", "3"], { inventory })
      await expectRefusal(await withInventory(change, up), says)
    }, 120_000)
  }

  test("an address of the pool that somebody has is refused, and nothing is changed", async () => {
    await withTaken("192.168.56.95", async () => {
      await expectRefusal(await cluster(["up"]), /answers at an address of MetalLB.+56\.95/)
    })
  }, 120_000)

  test("a node's address that somebody else has, too, is refused, and nothing is changed", async () => {
    const [controller, , worker] = await loadHosts(readPlaces())
    if (!controller || !worker) throw new Error("two workers are needed")
    await withNeighbour(worker, controller, () =>
      withTaken(worker.address, async () => {
        const says = /Another machine answers at 192\.168\.56\.12, the address of worker-2/
        await expectRefusal(await cluster(["up", "--wait", "20"]), says)
      }),
    )
  }, 120_000)

  async function expectRefusal({ code, text }: Answer, says: RegExp): Promise<void> {
    expect(code).not.toBe(0)
    if (!says.test(text)) throw new Error(`it does not say ${says}`)
    expect(await fingerprints()).toEqual(before)
  }
})
