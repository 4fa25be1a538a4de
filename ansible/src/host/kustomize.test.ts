import { expect, test } from "bun:test"
import { join } from "node:path"
import { renderOverlay, workloadsOf } from "./kustomize.ts"

test("what rolls out is waited for, in its own namespace, and nothing else", () => {
  const text = `apiVersion: v1
kind: Namespace
metadata: {name: sentiment}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: app-v1, namespace: sentiment}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
`
  expect(workloadsOf(text)).toEqual([
    { kind: "deployment", namespace: "sentiment", name: "app-v1" },
    { kind: "daemonset", namespace: "default", name: "agent" },
  ])
})

test("one resource alone and none at all are read, too", () => {
  expect(workloadsOf("kind: StatefulSet\nmetadata: {name: db}\n")).toHaveLength(1)
  expect(workloadsOf("")).toEqual([])
})

test("a folder without an overlay is named", async () => {
  const overlay = join(import.meta.dir, "nowhere")
  const error = await renderOverlay("/", overlay).catch(String)
  expect(error).toBe(`Problem: there is no overlay in ${overlay}`)
})
