import { type Static, Type } from "@sinclair/typebox"
import { Value } from "@sinclair/typebox/value"
import type { Stage } from "../evaluate.ts"

const Route = Type.Object({
  name: Type.Optional(Type.String()),
  route: Type.Optional(
    Type.Array(
      Type.Object({
        destination: Type.Object({ subset: Type.Optional(Type.String()) }),
        weight: Type.Optional(Type.Number()),
      }),
    ),
  ),
})
/** A route of a VirtualService, as far as it is read here. */
export type Route = Static<typeof Route>

/** The VirtualService `app-split`, as far as it is read here. */
const Split = Type.Object({
  metadata: Type.Object({
    creationTimestamp: Type.Optional(Type.String()),
    managedFields: Type.Optional(
      Type.Array(
        Type.Object({
          time: Type.Optional(Type.String()),
          subresource: Type.Optional(Type.String()),
        }),
      ),
    ),
  }),
  spec: Type.Object({ http: Type.Array(Route) }),
})

/** The weight of v2 that the mesh has, and when the split was changed last; throws when it is no such split. */
export function stageOf(virtualService: unknown): Stage {
  if (!Value.Check(Split, virtualService)) throw new Error("that is no VirtualService app-split")
  const { metadata, spec } = virtualService
  const weight = weightIn(spec.http)
  if (weight === undefined) throw new Error("app-split has no route split")
  const changes = [
    metadata.creationTimestamp,
    // A status is no change of the split.
    ...(metadata.managedFields ?? []).filter((it) => !it.subresource).map((it) => it.time),
  ]
  const times = changes.filter((it) => it !== undefined).map((it) => Date.parse(it))
  if (times.length === 0) throw new Error("app-split does not say when it was changed")
  return { weight, since: new Date(Math.max(...times)) }
}

/** The weight of v2; undefined where nothing is split. */
export function weightIn(routes: readonly Route[]): number | undefined {
  const split = routes.find((it) => it.name === "split")
  if (!split) return undefined
  return split.route?.find((it) => it.destination.subset === "v2")?.weight ?? 0
}
