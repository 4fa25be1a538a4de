import { describe, expect, test } from "bun:test"
import { askAsPeer, withPeers, withPods, withStranger } from "@sentiment/e2e-cluster/apply"
import { kubectl, list } from "@sentiment/e2e-cluster/kubectl"
import { until } from "@sentiment/e2e-cluster/until"
import { ask } from "../ask.ts"
import { metricOf } from "../metrics.ts"
import { namespace } from "../product.ts"

const text = "The soup was wonderful."
const services = [
  "app-service.sentiment",
  "model-service.sentiment:50051",
  "ratelimit.sentiment:8081",
]

describe("who may do what", () => {
  test("another namespace is refused, at app, model and limiter", async () => {
    await withStranger(async (askAsStranger) => {
      for (const it of services) {
        expect(await askAsStranger(`http://${it}/`)).toBe("403 RBAC: access denied")
      }
    })
  }, 120_000)

  test("plaintext from outside the mesh is not heard, at any Service or pod", async () => {
    await withPeers(async ([peer]) => {
      const pods = await list("pods", "-n", namespace, "-l", "app=app-service")
      for (const it of [...services, ...pods.map((pod) => `${pod.status.podIP}:8080`)]) {
        expect(await askAsPeer(peer, `http://${it}/`)).toBe("no answer: ECONNRESET")
      }
      // And where no policy is, it is heard.
      expect(await askAsPeer(peer, "http://peers:8000/")).toStartWith("200 ")
    })
  }, 180_000)

  test("what only the mesh may say is removed at the edge", async () => {
    await withPods("echo.yaml", async () => {
      await kubectl("rollout", "status", "-n", namespace, "deployment/e2e-echo", "--timeout=90s")
      const forged = {
        "x-forwarded-client-cert": "By=spiffe://forged",
        "x-envoy-upstream-rq-timeout-ms": "1",
        "x-envoy-original-path": "/forged",
        "x-app-version": "forged",
        "x-model-version": "forged",
        "x-user-new": "forged",
      }
      await until(
        "the route is there",
        async () => (await ask({ path: "/e2e-echo" })).status === 200,
        30,
      )
      const { body } = await ask({ path: "/e2e-echo", user: "forger", headers: forged })
      expect(body).not.toContain("forged")
      const heard = JSON.parse(body) as Record<string, string>
      expect(heard["x-user"]).toBe("forger")
      expect(heard["x-app-version"]).toBeUndefined()
    })
  }, 180_000)

  test("nothing but version and quota depends on X-User", async () => {
    const users = [
      "admin",
      "root",
      "system:masters",
      "' OR 1=1 --",
      "../../etc/passwd",
      "a".repeat(4_000),
    ]
    const answers = await Promise.all(users.map((user) => ask({ user, text })))
    const shown = answers.map(({ status, app, body }) => {
      const { label, score } = JSON.parse(body) as { label: string; score: number }
      return { status, [app]: `${label} ${score.toFixed(4)}` }
    })
    for (const version of ["v1", "v2"]) {
      const said = shown.filter((it) => version in it).map((it) => JSON.stringify(it))
      expect(new Set(said).size).toBeLessThanOrEqual(1)
    }
    for (const path of ["/metrics", "/healthz/ready", "/admin", "/debug/pprof/"]) {
      for (const user of users.slice(0, 3)) expect((await ask({ path, user })).status).toBe(404)
    }
  }, 60_000)

  test("the metrics of all are there for Prometheus, which has no identity", async () => {
    const metrics = [
      ["app-service", 9464, "process_resident_memory_bytes"],
      ["model-service", 9465, "process_resident_memory_bytes"],
      ["ratelimit", 9090, "ratelimit_service_config_load_success"],
    ] as const
    for (const [app, port, name] of metrics) {
      for (const pod of await list("pods", "-n", namespace, "-l", `app=${app}`)) {
        expect(await metricOf(pod, port, name)).toBeGreaterThan(0)
      }
    }
  }, 60_000)
})
