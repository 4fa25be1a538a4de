import { expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { join, relative } from "node:path"
import { renderOverlay } from "../../ansible/src/host/kustomize.ts"
import { repository } from "../rendered.ts"

const parts = ["istio/gateway", "istio/rate-limit", "monitoring/alerts", "monitoring/alertmanager"]

test("in an overlay with another namespace the alerts miss what is missing there", async () => {
  const folder = await mkdtemp(join(repository, "k8s/kustomize/test/overlay-"))
  try {
    const fromFolder = (path: string) => relative(folder, join(repository, path))
    const overlay = {
      namespace: "third",
      resources: parts.map(fromFolder),
      transformers: [fromFolder("k8s/kustomize/transformers/site")],
    }
    await Bun.write(join(folder, "kustomization.yaml"), JSON.stringify(overlay))
    const text = await renderOverlay(repository, folder)
    const missed = [...text.matchAll(/absent\(up\{namespace="(\w+)",job="([\w-]+)"\}\)/g)]
    expect(missed.map(([, namespace]) => namespace)).toEqual(Array(5).fill("third"))
    expect(new Set(missed.map(([, , job]) => job)).size).toBe(5)
    expect(text).not.toContain('namespace="sentiment"')
  } finally {
    await rm(folder, { recursive: true })
  }
})
