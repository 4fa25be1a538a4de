import { Type } from "@sinclair/typebox"
import { Value } from "@sinclair/typebox/value"
import type { Stage } from "../evaluate.ts"

/** The VirtualService `app-split`, as far as it is read here. */
const Split = Type.Object({
  metadata: Type.Object({
    creationTimestamp: Type.Optional(Type.String()),
    managedFields: Type.Optional(Type.Array(Type.Object({ time: Type.Optional(Type.String()) }))),
  }),
  spec: Type.Object({
    http: Type.Array(
      Type.Object({
        name: Type.Optional(Type.String()),
        route: Type.Optional(
          Type.Array(
            Type.Object({
              destination: Type.Object({ subset: Type.Optional(Type.String()) }),
              weight: Type.Optional(Type.Number()),
            }),
          ),
        ),
      }),
    ),
  }),
})

/** The weight of v2 that the mesh has, and when the split was changed last; throws when it is no such split. */
export function stageOf(virtualService: unknown): Stage {
  if (!Value.Check(Split, virtualService)) throw new Error("that is no VirtualService app-split")
  const { metadata, spec } = virtualService
  const split = spec.http.find((it) => it.name === "split")
  if (!split) throw new Error("app-split has no route split")
  const weight = split.route?.find((it) => it.destination.subset === "v2")?.weight ?? 0
  const changes = [
    metadata.creationTimestamp,
    ...(metadata.managedFields ?? []).map((it) => it.time),
  ]
  const times = changes.filter((it) => it !== undefined).map((it) => Date.parse(it))
  if (times.length === 0) throw new Error("app-split does not say when it was changed")
  return { weight, since: new Date(Math.max(...times)) }
}
