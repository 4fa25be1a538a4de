/** What the caller can do something about; anything else is a bug. */
export class Problem extends Error {
  override readonly name = "Problem"
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
