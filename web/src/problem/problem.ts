export type ProblemKind =
  | "empty"
  | "blank"
  | "tooLong"
  | "tooLarge"
  | "invalid"
  | "offline"
  | "unreachable"
  | "limited"
  | "modelAway"
  | "overloaded"
  | "deadline"
  | "server"

const ofTheText: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  "empty",
  "blank",
  "tooLong",
  "tooLarge",
  "invalid",
])

/** Why a review got no answer. Whatever else is thrown is a bug and shows as `server`. */
export class Problem extends Error {
  override readonly name = "Problem"
  readonly kind: ProblemKind
  /** How long the server asks to be left alone. */
  readonly waitSeconds: number

  constructor(kind: ProblemKind, waitSeconds = 0, options?: ErrorOptions) {
    super(kind, options)
    this.kind = kind
    this.waitSeconds = waitSeconds
  }

  static from(reason: unknown): Problem {
    return reason instanceof Problem ? reason : new Problem("server", 0, { cause: reason })
  }

  /** Sending the same text once more cannot help. */
  get isOfTheText(): boolean {
    return ofTheText.has(this.kind)
  }
}
