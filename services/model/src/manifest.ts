import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { type Static, Type } from "@sinclair/typebox"
import { Value } from "@sinclair/typebox/value"
import { problemOf, ReferenceSchema } from "./drift/reference.ts"

const HashedFeatures = Type.Object({
  analyzer: Type.Union([Type.Literal("word"), Type.Literal("char_wb")]),
  ngram_range: Type.Tuple([Type.Integer({ minimum: 1 }), Type.Integer({ minimum: 1 })]),
  n_features: Type.Integer({ minimum: 1 }),
  offset: Type.Integer({ minimum: 0 }),
})

const HashedNgrams = Type.Object({
  kind: Type.Literal("hashed-ngrams"),
  features: Type.Array(HashedFeatures, { minItems: 1 }),
})

const Wordpieces = Type.Object({
  kind: Type.Literal("wordpieces"),
  /** With those of the start and the end; what is longer is cut off. */
  max_tokens: Type.Integer({ minimum: 3 }),
})

export type HashedNgramsInput = Static<typeof HashedNgrams>
export type WordpiecesInput = Static<typeof Wordpieces>

const Schema = Type.Object({
  name: Type.String({ minLength: 1 }),
  version: Type.String({ minLength: 1 }),
  labels: Type.Tuple([Type.Literal("negative"), Type.Literal("positive")]),
  /** SHA-256 in hexadecimal of each file. */
  files: Type.Record(Type.String(), Type.String({ pattern: "^[0-9a-f]{64}$" })),
  input: Type.Union([HashedNgrams, Wordpieces]),
  warmup: Type.Object({
    text: Type.String({ minLength: 1 }),
    label: Type.Union([Type.Literal("negative"), Type.Literal("positive")]),
    score: Type.Number({ minimum: 0.5, maximum: 1 }),
  }),
  reference: ReferenceSchema,
})

/** Files that the service reads, by the kind of input: what it reads must have a sum. */
const read = {
  "hashed-ngrams": ["model.onnx"],
  wordpieces: ["model.onnx", "tokenizer.json"],
} as const

/** What `model.json` says; written by the training pipeline, other keys are for people. */
export type Manifest = Static<typeof Schema>

/** A manifest whose files have the sums it names, and "sha256:" with the sum of the manifest itself. */
export type Model = { dir: string; manifest: Manifest; digest: string }

/** Reads and checks the model in `dir`; throws when the manifest or a sum is wrong. */
export async function loadModel(dir: string): Promise<Model> {
  const bytes = await readFile(join(dir, "model.json"))
  const manifest: unknown = JSON.parse(bytes.toString("utf8"))
  if (!Value.Check(Schema, manifest)) {
    const { path, message } = Value.Errors(Schema, manifest).First() ?? {}
    throw new Error(`${dir}/model.json: ${path} ${message}`)
  }
  const problem = problemOf(manifest.reference)
  if (problem) throw new Error(`${dir}/model.json: ${problem}`)
  for (const [name, expected] of Object.entries(manifest.files)) {
    if (name !== basename(name)) throw new Error(`${dir}/model.json: ${name} is not a plain name`)
    const actual = sha256(await readFile(join(dir, name)))
    if (actual !== expected) throw new Error(`${dir}/${name}: SHA-256 is not the manifest's`)
  }
  for (const name of read[manifest.input.kind]) {
    if (!(name in manifest.files)) throw new Error(`${dir}/model.json: /files has no ${name}`)
  }
  return { dir, manifest, digest: `sha256:${sha256(bytes)}` }
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex")
