/** A failure that who typed the command can do something about; it is shown without a stack. */
export class Problem extends Error {
  override readonly name: string = "Problem"
  readonly exitCode: number

  constructor(
    message: string,
    { exitCode = 1, cause }: { exitCode?: number; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.exitCode = exitCode
  }
}

/** Ctrl-C or SIGTERM; the reason of the signal that all long work listens to. */
export class Interrupted extends Problem {
  override readonly name = "Interrupted"
  readonly by: "SIGINT" | "SIGTERM"

  constructor(by: "SIGINT" | "SIGTERM") {
    super(`interrupted by ${by}`, { exitCode: by === "SIGINT" ? 130 : 143 })
    this.by = by
  }
}

/** One problem that lists many, so that all can be mended before the next try. */
export function problemList(headline: string, problems: readonly string[]): Problem {
  const lines = problems.map((it) => `  - ${it.replaceAll("\n", "\n    ")}`)
  return new Problem([headline, ...lines].join("\n"))
}

export const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)

/** `error.code` as system calls set it. */
export const codeOf = (thrown: unknown): unknown =>
  thrown instanceof Error && "code" in thrown ? thrown.code : undefined
