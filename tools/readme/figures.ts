import { join } from "node:path"

/** One figure of the README. */
export type Figure = {
  name: string
  /** As it stands in the badge and in the table. */
  value: string
  /** How far it is from what it should be: decides the badge's colour. */
  grade: "good" | "fair" | "poor"
  /** What makes it again. */
  command: string
  /** What proves it, from the repository's root. */
  proof: string
}

type Read = (path: string, command: string) => Promise<string>

/** Reads all figures from what the tools have written below `root`; throws when one is missing. */
export async function readFigures(root: string): Promise<Figure[]> {
  const read: Read = async (path, command) => {
    const file = Bun.file(join(root, path))
    if (await file.exists()) return await file.text()
    throw new Error(`${path} is missing: run ${command}`)
  }
  return [
    await pylint(read),
    await coverage(read),
    await tests(read),
    await score(read),
    await accuracy(read, "v1", { good: 0.8, fair: 0.75 }),
    await accuracy(read, "v2", { good: 0.9, fair: 0.85 }),
  ]
}

async function pylint(read: Read): Promise<Figure> {
  const [path, command] = ["ml/reports/pylint.json", "bun run ml:pylint"]
  const report = parse<{ statistics: { score: number } }>(await read(path, command), path)
  const points = number(report.statistics?.score, path)
  const grade = gradeOf(points, { good: 10, fair: 9 })
  const value = `${points.toFixed(2)}/10`
  return { name: "pylint", value, grade, command, proof: "ml/pyproject.toml" }
}

async function coverage(read: Read): Promise<Figure> {
  const [path, command] = ["ml/reports/coverage.json", "bun run test:ml"]
  const report = parse<{ totals: { percent_covered: number } }>(await read(path, command), path)
  const percent = number(report.totals?.percent_covered, path)
  const grade = gradeOf(percent, { good: 90, fair: 80 })
  // Rounded down: 99.96 is not all.
  const value = `${Math.floor(percent)} %`
  return { name: "coverage", value, grade, command, proof: "ml/tests/unit" }
}

async function tests(read: Read): Promise<Figure> {
  const [path, command] = ["ml/reports/tests.xml", "bun run test:ml"]
  const report = await read(path, command)
  const count = (name: string) => {
    const [, digits] = report.match(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`)) ?? []
    return number(digits === undefined ? undefined : Number(digits), path)
  }
  const failed = count("failures") + count("errors")
  const passed = count("tests") - failed - count("skipped")
  const grade = failed === 0 && passed > 0 ? "good" : "poor"
  const value = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} failed`
  return { name: "tests", value, grade, command, proof: "ml/tests/unit" }
}

async function score(read: Read): Promise<Figure> {
  const [path, command] = ["ml/metrics/ml-test-score.json", "bun run test:score"]
  const report = parse<{ score: number }>(await read(path, command), path)
  const points = number(report.score, path)
  const grade = gradeOf(points, { good: 5, fair: 2 })
  return {
    name: "ML Test Score",
    value: `${points}/7`,
    grade,
    command,
    proof: "docs/ml-test-score.md",
  }
}

async function accuracy(read: Read, version: string, steps: Steps): Promise<Figure> {
  const [path, command] = [`ml/metrics/${version}.json`, `bun run ml:evaluate ${version}`]
  const report = parse<Record<string, { accuracy: number }>>(await read(path, command), path)
  const shares = ["sst2_dev", "uci_yelp"].map((set) => number(report[set]?.accuracy, path))
  const grade = gradeOf(Math.min(...shares), steps)
  const [sst2, yelp] = shares.map((share) => `${(100 * share).toFixed(1)} %`)
  const value = `SST-2 ${sst2}, Yelp ${yelp}`
  return {
    name: `accuracy of ${version}`,
    value,
    grade,
    command,
    proof: `ml/models/${version}/README.md`,
  }
}

type Steps = { good: number; fair: number }

const gradeOf = (value: number, { good, fair }: Steps): Figure["grade"] =>
  value >= good ? "good" : value >= fair ? "fair" : "poor"

function parse<T>(text: string, path: string): Partial<T> & T {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${path} is not JSON`)
  }
}

function number(value: number | undefined, path: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value
  throw new Error(`${path} has not the figure that is looked for`)
}
