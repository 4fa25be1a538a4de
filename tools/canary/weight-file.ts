import { Problem } from "../problem.ts"

/** The weight of v2 that the file holds; both lines have to fit each other. */
export async function loadWeight(file: string): Promise<number> {
  const { v1, v2 } = Bun.YAML.parse(await Bun.file(file).text()) as { v1?: unknown; v2?: unknown }
  if (isWeight(v1) && isWeight(v2) && v1 + v2 === 100) return v2
  throw new Problem(`${file}: v1 and v2 are not two whole numbers that add up to 100`)
}

/** The file's text with another weight, and `now` as its stage; what people wrote beside it stays. */
export function withWeight(text: string, weight: number, now: Date): string {
  const written = { v2: `${weight}`, v1: `${100 - weight}`, stage: `"${inSeconds(now)}"` }
  const { v1, v2 } = Object(Bun.YAML.parse(text)) as { v1?: unknown; v2?: unknown }
  if (v2 === weight && v1 === 100 - weight) return text
  return Object.entries(written).reduce((changed, [name, value]) => {
    const line = new RegExp(`^${name}:.*$`, "m")
    if (!line.test(changed)) throw new Problem(`the file with the weight has no line ${name}`)
    return changed.replace(line, `${name}: ${value}`)
  }, text)
}

const inSeconds = (time: Date) => time.toISOString().replace(/\.\d+Z$/, "Z")

const isWeight = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 100
