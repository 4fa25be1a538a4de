import { mapValues, type Schema, strict } from "./schema.ts"

/** Schemas by the path at which kubeconform looks for them: "apps/deployment_v1.json". */
export type Schemas = Record<string, Schema>
export type Definitions = Record<string, Schema>

type Gvk = { group: string; version: string; kind: string }

const GVK = "x-kubernetes-group-version-kind"
const POINTER = "#/definitions/"

/** What the API server takes, and swagger describes as a string only. */
const SPECIAL: Definitions = {
  "io.k8s.apimachinery.pkg.util.intstr.IntOrString": { type: ["integer", "string"] },
  "io.k8s.apimachinery.pkg.api.resource.Quantity": { type: ["number", "string"] },
}

/** All definitions of Kubernetes' swagger.json, refusing unknown fields. */
export const readDefinitions = (swagger: { definitions: Definitions }): Definitions => ({
  ...mapValues(swagger.definitions, strict),
  ...SPECIAL,
})

/** A schema for each kind; one that several groups share (DeleteOptions) is no resource. */
export function kubernetesSchemas(definitions: Definitions): Schemas {
  const schemas: Schemas = {}
  for (const [name, definition] of Object.entries(definitions)) {
    const kinds = (definition[GVK] ?? []) as Gvk[]
    const [kind] = kinds
    if (kind && kinds.length === 1)
      schemas[pathOf(kind)] = withDefinitions({ $ref: POINTER + name }, definitions)
  }
  return schemas
}

/** kubeconform takes "v1" for the group of `apiVersion: v1`. */
export const pathOf = ({ group, version, kind }: Gvk): string =>
  `${group || version}/${kind}_${version}.json`.toLowerCase()

/** The schema with all definitions that it refers to, and no others. */
export function withDefinitions(schema: Schema, all: Definitions): Schema {
  const definitions: Definitions = {}
  const missing = references(schema)
  for (let name = missing.pop(); name !== undefined; name = missing.pop()) {
    const definition = all[name]
    if (definition === undefined) throw new Error(`there is no definition of ${name}`)
    if (name in definitions) continue
    definitions[name] = definition
    missing.push(...references(definition))
  }
  return { ...schema, definitions }
}

function references(schema: Schema): string[] {
  const pattern = /"\$ref":"#\/definitions\/([^"]+)"/g
  return [...JSON.stringify(schema).matchAll(pattern)].map((match) => match[1] ?? "")
}
