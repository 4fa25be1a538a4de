export type Count = { passed: number; failed: number }

/** Sums the closing lines of `bun test`, pytest and minitest; colours are ignored. */
export function countTests(output: string): Count {
  const plain = Bun.stripANSI(output)
  const sum = (pattern: RegExp) =>
    [...plain.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0)
  const pytest = plain.match(/^=*\s*\d+ .* in [\d.]+s.*$/gm)?.join("\n") ?? ""
  const sumPytest = (word: string) =>
    [...pytest.matchAll(new RegExp(`(\\d+) ${word}`, "g"))].reduce(
      (total, [, n]) => total + Number(n),
      0,
    )
  const runs = sum(/^(\d+) runs, \d+ assertions, /gm)
  const broken = sum(/^\d+ runs, .*, (\d+) failures, /gm) + sum(/^\d+ runs, .* (\d+) errors, /gm)
  return {
    passed: sum(/^\s*(\d+) pass$/gm) + sumPytest("passed") + runs - broken,
    failed: sum(/^\s*(\d+) fail$/gm) + sumPytest("failed") + sumPytest("errors?") + broken,
  }
}

/** What a suite counts for: its tests, or itself when it has none; a failure is never lost. */
export function countSuite(output: string, exitCode: number): Count {
  const { passed, failed } = countTests(output)
  if (exitCode !== 0) return { passed, failed: Math.max(1, failed) }
  return passed + failed === 0 ? { passed: 1, failed: 0 } : { passed, failed }
}
