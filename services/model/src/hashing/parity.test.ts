import { describe, expect, test } from "bun:test"
import { readFile } from "node:fs/promises"
import { readLines, root, runPython } from "../../test/python.ts"
import { createHashedNgrams, type FeatureGroup } from "./hashed-ngrams.ts"

const minuteMs = 60_000

describe("hashed n-grams", () => {
  test(
    "are those of scikit-learn for 10,000 dirty texts",
    async () => {
      const manifest = JSON.parse(await readFile(`${root}/ml/models/v1/model.json`, "utf8"))
      const groups: FeatureGroup[] = manifest.input.features
      const texts = runPython("sentiment.dirty_texts", ["--count", "10000", "--seed", "1"], "")
      const expected = readLines(runPython("sentiment.features", ["ml/models/v1"], texts))
      const { extract } = createHashedNgrams(groups)

      const differing = readLines(texts).filter((line, number) => {
        const { indices, values } = JSON.parse(expected[number] ?? "null")
        return !agrees(accumulate(extract(JSON.parse(line))), indices, values)
      })

      expect(expected).toHaveLength(10_000)
      expect(differing).toEqual([])
    },
    2 * minuteMs,
  )
})

function accumulate({ indices, values }: { indices: Int32Array; values: Float32Array }) {
  const sums = new Map<number, number>()
  indices.forEach((index, at) => {
    sums.set(index, (sums.get(index) ?? 0) + (values[at] ?? 0))
  })
  return sums
}

function agrees(sums: Map<number, number>, indices: number[], values: number[]): boolean {
  const sorted = [...sums.keys()].sort((one, other) => one - other)
  return (
    sorted.length === indices.length &&
    indices.every((index, at) => {
      const difference = (sums.get(index) ?? Number.NaN) - (values[at] ?? Number.NaN)
      return sorted[at] === index && Math.abs(difference) < 1e-6
    })
  )
}
