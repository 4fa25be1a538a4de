import { expect } from "bun:test"
import { Label } from "@sentiment/proto/sentiment"
import { modelDir, type Prediction, soon, type TestProduct } from "./product.ts"
import { runPipeline } from "./python.ts"

type Verdict = { label: string; score: number }

/** How far scores may be apart: v2's int8 rounds, and its two runtimes round a little differently. */
const closest = { v1: 1e-4, v2: 1e-3 }
export type Version = keyof typeof closest

/** Expects HTTP, gRPC and the Python pipeline to give all texts the same label and nearly the same score. */
export async function expectAgreement(
  product: TestProduct,
  texts: readonly string[],
  version: Version,
): Promise<void> {
  const python = await runPipeline<Verdict>("predict", [modelDir(version)], [...texts])
  const http = await predictAll(texts, (of) => byHttp(product, of))
  const grpc = await predictAll(texts, (of) => byGrpc(product, of))
  expect([python.length, http.length, grpc.length]).toEqual(Array(3).fill(texts.length))

  const labels = (of: Verdict[]) => of.map((it) => it.label)
  const gaps = (of: Verdict[]) => of.map((it, at) => Math.abs(it.score - (python[at]?.score ?? 0)))
  expect(labels(http)).toEqual(labels(python))
  expect(labels(grpc)).toEqual(labels(python))
  const widest = Math.max(...gaps(http), ...gaps(grpc))
  console.log(`${texts.length} texts, same labels, scores at most ${widest.toExponential(1)} apart`)
  expect(widest).toBeLessThan(closest[version])
}

/** Predicts by HTTP batch. */
export async function byHttp(
  { post }: TestProduct,
  texts: readonly string[],
): Promise<Prediction[]> {
  const response = await post("/api/predictions/batch", { texts })
  if (response.status !== 200) throw new Error(await response.text())
  return ((await response.json()) as { predictions: Prediction[] }).predictions
}

async function byGrpc({ client }: TestProduct, texts: readonly string[]): Promise<Verdict[]> {
  const { predictions } = await client.predictBatch({ texts: [...texts] }, soon())
  return predictions.map(({ label, score }) => ({ label: Label[label].toLowerCase(), score }))
}

/** Predicts many texts in batches of the contract's size. */
export async function predictAll<T>(
  texts: readonly string[],
  predict: (texts: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const answers: T[] = []
  for (let at = 0; at < texts.length; at += 256)
    answers.push(...(await predict(texts.slice(at, at + 256))))
  return answers
}
