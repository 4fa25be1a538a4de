import { Problem } from "../problem.ts"

/** The weights of the file, each greater than the one before. */
export async function loadSteps(path: string): Promise<number[]> {
  const text = await Bun.file(path)
    .text()
    .catch((cause) => {
      throw new Problem(`${path} cannot be read`, { exitCode: 2, cause })
    })
  const { steps } = Object(Bun.YAML.parse(text)) as { steps?: unknown }
  if (Array.isArray(steps) && steps.length > 0 && steps.every(isStep)) return steps
  throw new Problem(`${path}: steps is not a list of rising whole numbers from 1 to 100`, {
    exitCode: 2,
  })
}

const isStep = (it: unknown, at: number, all: unknown[]): it is number =>
  Number.isInteger(it) && Number(it) <= 100 && Number(it) > (at === 0 ? 0 : Number(all[at - 1]))

/** The weight after this one; `undefined` when it was the last. */
export const stepAfter = (steps: readonly number[], weight: number): number | undefined =>
  steps.find((it) => it > weight)
