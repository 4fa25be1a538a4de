import { describe, expect, test } from "bun:test"
import { RATELIMIT_IMAGE, REDIS_IMAGE } from "../../../e2e/nodes/artifacts/products/ratelimit.ts"
import { products } from "../../../e2e/nodes/images/products.ts"
import { buildOverlay } from "./build-overlay.ts"
import { deployed, variants } from "./overlays.ts"
import { ofKind, templates } from "./resources.ts"

/** Istio fills in this container's image. */
const injected = "auto"
/** Whom nobody calls: it has nothing to finish, and one of it is enough. */
const uncalled = "verdict"

for (const folder of [...variants, ...deployed]) {
  describe(folder, async () => {
    const resources = await buildOverlay(folder)
    const pods = templates(resources).map((it) => it.spec)
    const containers = pods.flatMap((it) => [...(it.initContainers ?? []), ...it.containers])

    test("has no container without requests and limits", () => {
      for (const { name, resources } of containers) {
        const amounts = [resources?.requests, resources?.limits]
        expect({ name, keys: amounts.map((it) => Object.keys(it ?? {}).sort()) }).toEqual({
          name,
          keys: [
            ["cpu", "memory"],
            ["cpu", "memory"],
          ],
        })
      }
    })

    test("runs nothing as root, with a right, or with a root that can be written", () => {
      for (const { securityContext } of pods) {
        expect(securityContext).toMatchObject({
          runAsNonRoot: true,
          seccompProfile: { type: "RuntimeDefault" },
        })
      }
      for (const { securityContext } of containers) {
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        })
      }
    })

    test("runs the product as a user that no node has", () => {
      for (const { containers, securityContext } of pods) {
        if (containers.every((it) => it.image === injected)) continue
        expect(securityContext?.runAsUser).toBeGreaterThanOrEqual(10_000)
      }
    })

    test("gives each Deployment a ServiceAccount of its own, and no token to one without a Role", () => {
      const accounts = ofKind(resources, "ServiceAccount")
      expect(pods.map((it) => it.serviceAccountName).sort()).toEqual(
        accounts.map((it) => it.metadata.name).sort(),
      )
      for (const it of accounts) expect(it.automountServiceAccountToken).toBe(false)
      const roles = ofKind(resources, "Role").map((it) => it.metadata.name)
      for (const it of pods) {
        expect(it.automountServiceAccountToken).toBe(roles.includes(it.serviceAccountName))
      }
    })

    test("runs the images that are built, and pulls none that is there", () => {
      const own = containers.filter((it) => it.image !== injected)
      const images = new Set(own.map((it) => it.image))
      const built = products.map((it) => it.image)
      const limits = [RATELIMIT_IMAGE, REDIS_IMAGE]
      const wanted = resources.some((it) => it.metadata.name === "ratelimit") ? limits : []
      expect([...images].sort()).toEqual([...built, ...wanted].sort())
      for (const it of own) expect(it.imagePullPolicy).toBe("IfNotPresent")
    })

    test("reads ConfigMaps whose names change with what they hold", () => {
      const names = ofKind(resources, "ConfigMap").map((it) => it.metadata.name)
      const read = [
        ...containers.flatMap((it) => it.envFrom ?? []).map((it) => it.configMapRef.name),
        ...pods.flatMap((it) => it.volumes ?? []).flatMap((it) => it.configMap?.name ?? []),
      ]
      expect(read.sort()).toEqual(names.sort())
      for (const it of read) expect(it).toMatch(/-[a-z0-9]{10}$/)
    })

    test("lets each container of the product finish what it has begun, and probes it", () => {
      for (const { containers } of pods) {
        if (containers.every((it) => it.image === injected)) continue
        for (const { name, lifecycle, readinessProbe } of containers) {
          if (name === uncalled) continue
          expect({ name, seconds: lifecycle?.preStop?.sleep?.seconds }).toMatchObject({
            seconds: expect.any(Number),
          })
          expect(readinessProbe).toBeDefined()
          expect(readinessProbe?.grpc?.port).toBe(name === "model" ? 50_051 : undefined)
        }
      }
    })

    test("leaves the number of the product's pods to autoscalers, two at least", () => {
      const scaled = ofKind(resources, "HorizontalPodAutoscaler")
      const unscaled = ["app-gateway", "ratelimit", uncalled]
      const deployments = ofKind(resources, "Deployment")
      const free = deployments.filter((it) => !unscaled.includes(it.metadata.name))
      expect(free.map((it) => it.metadata.name).sort()).toEqual(
        scaled.map((it) => it.spec?.scaleTargetRef?.name ?? "").sort(),
      )
      for (const it of free) expect(it.spec?.replicas).toBeUndefined()
      for (const it of scaled) expect(it.spec?.minReplicas).toBe(2)
      expect(ofKind(resources, "PodDisruptionBudget")).toHaveLength(free.length)
    })

    test("puts the product's pods elsewhere half a minute after their node is lost", () => {
      for (const { containers, tolerations } of pods) {
        if (containers.every((it) => it.image === injected)) continue
        const seconds = tolerations?.map((it) => [it.key, it.tolerationSeconds])
        expect(seconds).toEqual([
          ["node.kubernetes.io/not-ready", 30],
          ["node.kubernetes.io/unreachable", 30],
        ])
      }
    })
  })
}
