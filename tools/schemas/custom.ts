import { type Definitions, pathOf, type Schemas, withDefinitions } from "./kubernetes.ts"
import { type Schema, strict } from "./schema.ts"

type CustomResource = {
  kind: string
  spec: {
    group: string
    names: { kind: string }
    versions: { name: string; schema: { openAPIV3Schema: Schema } }[]
  }
}

const METADATA = { $ref: "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" }

/** A schema for each version of each CustomResourceDefinition in a YAML text. */
export function customSchemas(text: string, definitions: Definitions): Schemas {
  const documents = [Bun.YAML.parse(text)].flat() as (CustomResource | null)[]
  const schemas: Schemas = {}
  for (const document of documents) {
    if (document?.kind !== "CustomResourceDefinition") continue
    const { group, names, versions } = document.spec
    for (const { name: version, schema } of versions) {
      const path = pathOf({ group, version, kind: names.kind })
      schemas[path] = withDefinitions(resourceOf(schema.openAPIV3Schema), definitions)
    }
  }
  return schemas
}

/** Definitions leave to the API server what every resource has. */
function resourceOf(schema: Schema): Schema {
  const common = { apiVersion: { type: "string" }, kind: { type: "string" }, metadata: METADATA }
  return strict({ ...schema, properties: { ...schema.properties, ...common } })
}
