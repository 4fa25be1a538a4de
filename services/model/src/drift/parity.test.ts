import { expect, test } from "bun:test"
import { modelDirs, type Version } from "../../test/process.ts"
import { readLines, runPython } from "../../test/python.ts"
import { loadModel } from "../manifest.ts"
import { loadRuntime } from "../runtime/runtime.ts"
import { countCharacters } from "./characters.ts"
import { createDrift } from "./drift.ts"

const minutesMs = 60_000

// One of 10,000 texts in another bin than Python's is an index of 1e-7. Scores may round over a border.
test.each<[Version, number]>([
  ["v1", 10_000],
  ["v2", 2_000],
])(
  "%s puts each of %d dirty texts in the bins that Python does",
  async (version, count) => {
    const dir = modelDirs[version]
    const lines = runPython("sentiment.dirty_texts", ["--count", String(count)], "")
    const [described = ""] = readLines(runPython("sentiment.baseline", [dir], lines))
    const texts = readLines(lines).map((line): string => JSON.parse(line))
    const answers = await (await loadRuntime(await loadModel(dir))).predict(texts)

    const drift = createDrift(JSON.parse(described), { texts: 2 * count, ms: 60 * minutesMs })
    answers.forEach(({ positive, unknown }, at) => {
      drift.add({ characters: countCharacters(texts[at] ?? ""), unknown, positive })
    })
    const { length, unknown, confidence, label } = drift.measure().indices
    expect(Math.max(length ?? 1, unknown ?? 1)).toBeLessThan(1e-9)
    expect(Math.max(confidence ?? 1, label ?? 1)).toBeLessThan(1e-4)
  },
  2 * minutesMs,
)
