import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { note } from "@sentiment/e2e-cluster/figures"
import { kubectl } from "@sentiment/e2e-cluster/kubectl"
import { apply, namespace } from "@sentiment/e2e-mesh/product"
import { createReceiver } from "@sentiment/monitoring/test/receiver"

/** Where the nodes' pods reach this computer. */
const here = process.env.RECEIVER ?? "192.168.56.1"
const token = crypto.randomUUID()
const secret = "alert-receivers"
const forget = () => kubectl("delete", "-n", namespace, "secret", secret, "--ignore-not-found")

describe("an alert", () => {
  const receiver = createReceiver(token, here)

  beforeAll(async () => {
    await forget()
    const urls = ["page", "ticket"].map((it) => `${it}-url=${receiver.url}/${it}`)
    const literals = [...urls, `token=${token}`].map((it) => `--from-literal=${it}`)
    await kubectl("create", "-n", namespace, "secret", "generic", secret, ...literals)
  })
  afterAll(async () => {
    receiver.close()
    await forget()
    await apply("deployed")
  }, 240_000)

  test("reaches its receiver while a model is away, and says when it is back", async () => {
    const from = performance.now()
    const seconds = () => `${((performance.now() - from) / 1_000).toFixed(0)} s`
    await kubectl("delete", "-n", namespace, "hpa", "model-v2")
    await kubectl("scale", "-n", namespace, "deployment/model-v2", "--replicas=0")
    const fired = await nextOf("ModelAway", "firing")
    note("ModelAway delivered after", seconds())
    expect(fired.authorized).toBe(true)
    await kubectl("scale", "-n", namespace, "deployment/model-v2", "--replicas=2")
    await nextOf("ModelAway", "resolved")
    note("and resolved after", seconds())
  }, 900_000)

  async function nextOf(alert: string, status: string) {
    for (;;) {
      const it = await receiver.next("/page")
      if (it.status === status && it.alertnames.includes(alert)) return it
    }
  }
})
