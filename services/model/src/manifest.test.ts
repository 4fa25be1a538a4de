import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { createHash } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { loadModel } from "./manifest.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
const half = { edges: [0, 0.5, 1], shares: [0.5, 0.5] }
const reference = { length: half, unknown: half, confidence: half, label: half }
const manifest = {
  name: "sentiment",
  version: "v1",
  labels: ["negative", "positive"],
  files: { "model.onnx": sha256("weights") },
  input: {
    kind: "hashed-ngrams",
    features: [{ analyzer: "word", ngram_range: [1, 2], n_features: 16, offset: 0 }],
  },
  warmup: { text: "good", label: "positive", score: 0.9 },
  reference,
  metrics: { accuracy: 1 },
}

let dir = ""
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "manifest-"))
})
afterAll(() => rm(dir, { recursive: true }))

async function load(json: string, weights = "weights") {
  await writeFile(join(dir, "model.json"), json)
  await writeFile(join(dir, "model.onnx"), weights)
  return await loadModel(dir).catch((error: Error) => error)
}

describe("loadModel", () => {
  test("names a model by the sum of its manifest", async () => {
    const json = JSON.stringify(manifest)
    expect(await load(json)).toMatchObject({ dir, digest: `sha256:${sha256(json)}` })
  })

  test("refuses a manifest without the sum of a file that is read", async () => {
    const input = { kind: "wordpieces", max_tokens: 256 }
    const error = await load(JSON.stringify({ ...manifest, input }))
    expect(String(error)).toContain("/files has no tokenizer.json")
  })

  test("refuses a file whose sum is not the manifest's", async () => {
    const error = await load(JSON.stringify(manifest), "tampered")
    expect(String(error)).toContain("model.onnx: SHA-256 is not the manifest's")
  })

  test("refuses names that lead out of the folder", async () => {
    const files = { "../model.onnx": sha256("weights") }
    expect(String(await load(JSON.stringify({ ...manifest, files })))).toContain("not a plain name")
  })

  test.each([
    ["no version", { ...manifest, version: undefined }],
    ["another kind of input", { ...manifest, input: { kind: "tea-leaves" } }],
    ["labels the other way round", { ...manifest, labels: ["positive", "negative"] }],
    ["no reference", { ...manifest, reference: undefined }],
    [
      "shares of no whole",
      { ...manifest, reference: { ...reference, label: { ...half, shares: [1, 1] } } },
    ],
    ["a score below one half", { ...manifest, warmup: { ...manifest.warmup, score: 0.4 } }],
  ])("refuses a manifest with %s and says where", async (_, bad) => {
    expect(String(await load(JSON.stringify(bad)))).toContain("model.json: /")
  })

  test("refuses what is not JSON", async () => {
    expect(await load("{")).toBeInstanceOf(Error)
  })
})
