import { expect, test } from "bun:test"
import { resolve } from "node:path"
import { findManifests, kustomizationOf, subsets } from "./manifests.ts"

const root = resolve(import.meta.dir, "../..")

test("finds the overlays, the parts of istio/, and versions with components", async () => {
  const names = (await findManifests(root)).map(({ name }) => name)
  expect(names).toContain("k8s/kustomize/overlays/vagrant")
  expect(names).toContain("istio/gateway")
  expect(names).toContain("v1 + network-policy + sidecar")
  expect(new Set(names).size).toBe(names.length)
})

test("has every set of some things", () => {
  expect(
    subsets(["a", "b"])
      .map((it) => it.join(""))
      .sort(),
  ).toEqual(["", "a", "ab", "b"])
})

test("puts parts together by paths from where the kustomization lies", () => {
  const parts = { name: "parts", resources: ["istio/canary"], components: ["k8s/some"] }
  expect(JSON.parse(kustomizationOf("/parts/here", "/parts/tmp", parts))).toEqual({
    resources: ["../here/istio/canary"],
    components: ["../here/k8s/some"],
  })
})
