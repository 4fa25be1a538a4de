import type { Fate, World } from "./world.ts"

/** At the edge of the objective, where a false alarm is likeliest. */
const fate: Fate = { errors: 0.01, slow: 0.01, confidence: 0.8 }

export const healthy: Fate = { ...fate, slow: 0.001 }

/** Users who come evenly, ten a minute: 14,400 a day. `v2` says what is different for them. */
export const world = (
  weight: number,
  v2: Partial<Fate> = {},
  change: Partial<World> = {},
): World => ({
  weight,
  share: weight / 100,
  usersPerMinute: 10,
  users: "uneven",
  fates: { v1: fate, v2: { ...fate, ...v2 } },
  ...change,
})

/** Both versions fail equally often. */
export const failing = (weight: number, errors: number, users: World["users"]): World =>
  world(weight, {}, { users, fates: { v1: { ...fate, errors }, v2: { ...fate, errors } } })

/** v2 fails twice as often as v1. */
export const doubled = (weight: number, errors: number, users: World["users"]): World => {
  const fates = { v1: { ...healthy, errors }, v2: { ...healthy, errors: 2 * errors } }
  return world(weight, {}, { users, fates })
}
