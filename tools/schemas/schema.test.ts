import { expect, test } from "bun:test"
import { customSchemas } from "./custom.ts"
import { kubernetesSchemas, readDefinitions, withDefinitions } from "./kubernetes.ts"
import { strict } from "./schema.ts"

test("refuses fields that a schema does not list, on every level that lists some", () => {
  const text = { type: "string" }
  const schema = { properties: { list: { items: { properties: { text } } }, any: {} } }
  expect(strict(schema)).toEqual({
    properties: {
      list: { items: { properties: { text }, additionalProperties: false } },
      any: {},
    },
    additionalProperties: false,
  })
})

test("leaves maps, and what is said to be open, as they are", () => {
  const map = { additionalProperties: { type: "string" } }
  const open = { properties: { a: {} }, "x-kubernetes-preserve-unknown-fields": true }
  expect(strict(map)).toEqual(map)
  expect(strict(open)).toEqual(open)
})

test("does not close alternatives: each lists only a part of the fields", () => {
  const oneOf = [{ required: ["a"], properties: { a: {} } }, { required: ["b"] }]
  expect(strict({ oneOf })).toEqual({ oneOf })
})

test("takes null where OpenAPI says nullable", () => {
  expect(strict({ type: "string", nullable: true }).type).toEqual(["string", "null"])
})

const definitions = {
  "io.k8s.Pod": {
    properties: { metadata: { $ref: "#/definitions/io.k8s.Meta" } },
    "x-kubernetes-group-version-kind": [{ group: "", version: "v1", kind: "Pod" }],
  },
  "io.k8s.Meta": { properties: { name: { type: "string" } } },
  "io.k8s.Unused": {},
}

test("puts each kind where kubeconform looks for it, with the definitions that it needs", () => {
  const schemas = kubernetesSchemas(readDefinitions({ definitions }))
  expect(Object.keys(schemas)).toEqual(["v1/pod_v1.json"])
  const needed = Object.keys(schemas["v1/pod_v1.json"]?.definitions ?? {})
  expect(needed.sort()).toEqual(["io.k8s.Meta", "io.k8s.Pod"])
})

test("names a definition that is missing", () => {
  expect(() => withDefinitions({ $ref: "#/definitions/io.k8s.Gone" }, {})).toThrow("io.k8s.Gone")
})

const CRD = `
kind: CustomResourceDefinition
spec:
  group: example.org
  names: {kind: Greeting}
  versions:
    - name: v1
      schema: {openAPIV3Schema: {properties: {spec: {properties: {text: {type: string}}}}}}
---
kind: Other
`

test("gives a custom resource the fields that every resource has", () => {
  const meta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
  const schema = customSchemas(CRD, { [meta]: {} })["example.org/greeting_v1.json"]
  expect(Object.keys(schema?.properties ?? {})).toEqual(["spec", "apiVersion", "kind", "metadata"])
  expect(schema?.definitions).toEqual({ [meta]: {} })
})
