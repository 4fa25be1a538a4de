import { Problem } from "../problem.ts"

/** The weight of v2 that the file holds; both lines have to fit each other. */
export async function loadWeight(file: string): Promise<number> {
  const { v1, v2 } = Bun.YAML.parse(await Bun.file(file).text()) as { v1?: unknown; v2?: unknown }
  if (isWeight(v1) && isWeight(v2) && v1 + v2 === 100) return v2
  throw new Problem(`${file}: v1 and v2 are not two whole numbers that add up to 100`)
}

/** The file's text with another weight; what people wrote beside it stays. */
export function withWeight(text: string, weight: number): string {
  const changed = text
    .replace(/^v2:.*$/m, `v2: ${weight}`)
    .replace(/^v1:.*$/m, `v1: ${100 - weight}`)
  if (/^v2: \d+$/m.test(changed) && /^v1: \d+$/m.test(changed)) return changed
  throw new Problem("the file with the weight has no lines v1 and v2")
}

const isWeight = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 100
