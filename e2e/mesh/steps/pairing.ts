import { beforeAll, describe, expect, test } from "bun:test"
import { note } from "@sentiment/e2e-cluster/figures"
import { list } from "@sentiment/e2e-cluster/kubectl"
import { ask, many } from "../ask.ts"
import { callFromApp, withDirectService } from "../direct.ts"
import { liftLimits } from "../lift-limits.ts"
import { metricOf } from "../metrics.ts"
import { namespace } from "../product.ts"

const text = "The soup was wonderful."

describe("app and model belong together", () => {
  beforeAll(liftLimits, 240_000)

  test("page, app and model agree in 10,000 answers", async () => {
    const together = await many(5_000, 16, async (at) => {
      const user = `pair-${at}`
      const page = await ask({ user })
      const answer = await ask({ user, text })
      const written = page.body.match(/data-app-version="(\w+)"/)?.[1]
      const { model } = JSON.parse(answer.body) as { model?: { version: string } }
      return [page.app, written, answer.app, answer.model, model?.version].join()
    })
    const pairs = Map.groupBy(together, (it) => it)
    const counts = [...pairs].map(([pair, all]) => `${pair.split(",")[0]}: ${all.length}`)
    note("10,000 answers, users of each app", counts.sort().join(", "))
    expect([...pairs.keys()].sort()).toEqual(["v1,v1,v1,v1,v1", "v2,v2,v2,v2,v2"])
  }, 600_000)

  test("the app's own counter of mismatches reads zero", async () => {
    for (const pod of await list("pods", "-n", namespace, "-l", "app=app-service")) {
      expect(await metricOf(pod, 9464, "version_mismatch_total")).toBe(0)
    }
  }, 60_000)

  test("an app that calls the other version's model directly is refused", async () => {
    await withDirectService("v2", async (address) => {
      // An empty text is refused by the model itself: INVALID_ARGUMENT. The other is PERMISSION_DENIED.
      expect(await callFromApp("v2", address)).toBe("grpc-status 3")
      expect(await callFromApp("v1", address)).toBe("grpc-status 7")
    })
    const [pod] = await list("pods", "-n", namespace, "-l", "app=model-service,version=v2")
    // An address is no name of the mesh: the call goes without identity, and the pod resets it.
    // That is what UNAVAILABLE says here, by the caller's own proxy.
    expect(await callFromApp("v1", `${pod?.status.podIP}:50051`)).toBe("grpc-status 14")
  }, 120_000)
})
