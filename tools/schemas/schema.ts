/** As much of JSON Schema, and of OpenAPI's dialect of it, as is read here. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  nullable?: boolean
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema | boolean
  definitions?: Record<string, Schema>
  [key: string]: unknown
}

const OPEN = "x-kubernetes-preserve-unknown-fields"

/**
 * The schema with fields that it does not list refused, as `kubectl` does. What stands below `oneOf`,
 * `anyOf`, `allOf` and `not` lists only a part of the fields and stays as it is.
 */
export function strict(schema: Schema): Schema {
  const { properties, items, additionalProperties, ...rest } = schema
  return {
    ...rest,
    ...(schema.nullable && schema.type ? { type: [schema.type, "null"].flat() } : {}),
    ...(items ? { items: strict(items) } : {}),
    ...(properties ? { properties: mapValues(properties, strict) } : {}),
    ...closing(schema),
  }
}

function closing({ properties, additionalProperties, [OPEN]: open }: Schema): Schema {
  if (typeof additionalProperties === "object")
    return { additionalProperties: strict(additionalProperties) }
  if (additionalProperties !== undefined) return { additionalProperties }
  return properties && !open ? { additionalProperties: false } : {}
}

export const mapValues = <A, B>(record: Record<string, A>, change: (value: A) => B) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
