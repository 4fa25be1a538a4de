import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Label } from "@sentiment/proto/sentiment"
import { modelDirs, startModelProcess } from "./process.ts"

const soon = () => ({ deadline: Date.now() + 10_000 })
type Service = Awaited<ReturnType<typeof startModelProcess>>

describe("explanations of v1", () => {
  let service: Service
  beforeAll(async () => {
    service = await startModelProcess("bun")
  })
  afterAll(() => service.stop())

  test("the words' weights and the bias are the log-odds", async () => {
    const long = await service.client.explain({ text: "The soup wasn't good at all!" }, soon())
    const short = await service.client.explain({ text: "lovely" }, soon())
    expect(logOdds(long) - sum(long)).toBeCloseTo(logOdds(short) - sum(short), 3)
  })
})

describe("explanations of v2", () => {
  let service: Service
  beforeAll(async () => {
    service = await startModelProcess("bun", { MODEL_DIR: modelDirs.v2 })
  })
  afterAll(() => service.stop())

  test("words beyond what it reads weigh nothing, and the answer says that it was cut", async () => {
    const text = "fine ".repeat(900)
    const { words, prediction } = await service.client.explain({ text }, soon())
    expect(prediction?.truncated).toBe(true)
    expect(words).toHaveLength(900)
    expect(words.slice(254).every((it) => it.weight === 0)).toBe(true)
  })

  test("what fits is not said to be cut", async () => {
    const { prediction } = await service.client.predict({ text: "fine ".repeat(254) }, soon())
    expect(prediction?.truncated).toBe(false)
  })
})

type Explained = Awaited<ReturnType<Service["client"]["explain"]>>

function logOdds({ prediction }: Explained): number {
  const { label, score } = prediction ?? { label: Label.UNSPECIFIED, score: Number.NaN }
  const positive = label === Label.POSITIVE ? score : 1 - score
  return Math.log(positive / (1 - positive))
}

const sum = ({ words }: Explained) => words.reduce((total, it) => total + it.weight, 0)
