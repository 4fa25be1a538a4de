import { type Static, type TObject, Type } from "@sinclair/typebox"
import { Value } from "@sinclair/typebox/value"

export const port = (byDefault: number) =>
  Type.Integer({ default: byDefault, minimum: 0, maximum: 65_535 })

export const atLeast = (minimum: number, byDefault: number) =>
  Type.Integer({ default: byDefault, minimum })

const levels = ["debug", "info", "warn", "error", "silent"]
export const logLevel = Type.Union(
  levels.map((it) => Type.Literal(it)),
  { default: "info", description: `Expected one of ${levels.join(", ")}` },
)

/** Reads the whole environment once and reports every mistake in it together, without its values. */
export function readEnvironment<T extends TObject>(
  schema: T,
  environment: Readonly<Record<string, string | undefined>>,
): Static<T> {
  const known = Value.Clean(schema, Value.Default(schema, { ...environment }))
  const value = Value.Convert(schema, known)
  if (Value.Check(schema, value)) return value
  const problems = new Map<string, string>()
  for (const { path, message, schema: at } of Value.Errors(schema, value)) {
    if (!problems.has(path)) problems.set(path, `${path.slice(1)}: ${at.description ?? message}`)
  }
  throw new Error(`bad environment\n${[...problems.values()].join("\n")}`)
}
