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
  const value = convert(schema, known)
  if (Value.Check(schema, value)) return value
  const problems = new Map<string, string>()
  for (const { path, message, schema: at } of Value.Errors(schema, value)) {
    if (!problems.has(path)) problems.set(path, `${path.slice(1)}: ${at.description ?? message}`)
  }
  throw new Error(`bad environment\n${[...problems.values()].join("\n")}`)
}

/** Converts strings, but not "80.7" to 80 or "1e9" to 1: what is not the same number stays and is refused. */
function convert(schema: TObject, known: unknown): unknown {
  const before = known as Record<string, unknown>
  const after = Value.Convert(schema, structuredClone(known)) as Record<string, unknown>
  for (const [key, value] of Object.entries(after)) {
    if (typeof value === "number" && String(value) !== String(before[key])) after[key] = before[key]
  }
  return after
}
