import { describe, expect, test } from "bun:test"
import { products } from "../../../e2e/nodes/images/products.ts"
import { buildOverlay } from "./build-overlay.ts"
import { ofKind, templates } from "./resources.ts"

/** Istio fills in this container's image. */
const injected = "auto"

for (const folder of ["overlays/v1", "overlays/vagrant"]) {
  describe(folder, async () => {
    const resources = await buildOverlay(folder)
    const pods = templates(resources).map((it) => it.spec)
    const containers = pods.flatMap((it) => it.containers)

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

    test("gives no pod a token, and each Deployment a ServiceAccount of its own", () => {
      const accounts = ofKind(resources, "ServiceAccount")
      expect(pods.map((it) => it.serviceAccountName).sort()).toEqual(
        accounts.map((it) => it.metadata.name).sort(),
      )
      for (const it of [...pods, ...accounts]) expect(it.automountServiceAccountToken).toBe(false)
    })

    test("runs the images that are built, and pulls none that is there", () => {
      const own = containers.filter((it) => it.image !== injected)
      expect(own.map((it) => it.image).sort()).toEqual(products.map((it) => it.image).sort())
      for (const it of own) expect(it.imagePullPolicy).toBe("IfNotPresent")
    })

    test("reads ConfigMaps whose names change with what they hold", () => {
      const names = ofKind(resources, "ConfigMap").map((it) => it.metadata.name)
      for (const { envFrom } of containers) {
        for (const { configMapRef } of envFrom ?? []) {
          expect(names).toContain(configMapRef.name)
          expect(configMapRef.name).toMatch(/-v1-[a-z0-9]{10}$/)
        }
      }
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
