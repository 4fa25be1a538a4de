import { type Static, Type } from "@sinclair/typebox"
import { Value } from "@sinclair/typebox/value"

const strict = { additionalProperties: false }
const Path = Type.String({ minLength: 1 })
const User = Type.String({ pattern: "^[a-z_][a-z0-9_-]*$" })
const Variables = Type.Record(
  Type.String({ pattern: "^[a-z_][a-z0-9_]*$" }),
  Type.Unknown(),
  strict,
)

const Host = Type.Intersect([
  Type.Object({
    ansible_host: Type.String(),
    node_ip: Type.String(),
    ansible_port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
    ansible_user: Type.Optional(User),
    ansible_ssh_private_key_file: Type.Optional(Path),
  }),
  Variables,
])

/** Names of machines are used as names of Kubernetes nodes. */
const Hosts = Type.Record(
  Type.String({ pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }),
  Host,
  strict,
)
const Group = Type.Object({ hosts: Hosts }, strict)
const ControlPlane = Type.Object(
  { hosts: Type.Intersect([Hosts, Type.Object({}, { minProperties: 1, maxProperties: 1 })]) },
  strict,
)

const Cluster = Type.Object(
  { children: Type.Object({ control_plane: ControlPlane, workers: Group }, strict) },
  strict,
)

const Shared = Type.Intersect([
  Type.Object({
    ansible_user: Type.Optional(User),
    ansible_ssh_private_key_file: Type.Optional(Path),
  }),
  Variables,
])

const Document = Type.Object(
  {
    all: Type.Object(
      {
        vars: Type.Optional(Shared),
        children: Type.Object({ cluster: Cluster }, strict),
      },
      strict,
    ),
  },
  strict,
)

export type InventoryDocument = Static<typeof Document>
export type HostVariables = Static<typeof Host>
export const isDocument = (value: unknown): value is InventoryDocument =>
  Value.Check(Document, value)

/** Everything that does not fit the schema, one line a place. */
export function schemaProblems(value: unknown): string[] {
  const seen = new Map<string, string>()
  for (const { path, message } of Value.Errors(Document, value)) {
    const place = path.slice(1).replaceAll("/", ".") || "the file"
    if (!seen.has(place)) seen.set(place, explain(place, message))
  }
  return [...seen.values()]
}

function explain(place: string, message: string): string {
  if (/control_plane(\.hosts)?$/.test(place)) {
    return `${place}: exactly one controller is needed (${message.toLowerCase()})`
  }
  return `${place}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}
