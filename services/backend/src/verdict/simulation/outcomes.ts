import { decide } from "../decide.ts"
import type { Verdict } from "../decision.ts"
import { live, type World } from "./world.ts"

/** How often, of `runs` experiments of so many minutes, a verdict was said at some minute; and the users it took. */
export function outcomes(world: World, minutes: number, runs: number, wanted: Verdict) {
  const users: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const minute = firstMinute(world, minutes, run * 7_919 + 13, wanted)
    if (minute !== undefined) users.push(minute * world.usersPerMinute)
  }
  users.sort((a, b) => a - b)
  return { share: users.length / runs, median: users[users.length >> 1] }
}

function firstMinute(world: World, minutes: number, seed: number, wanted: Verdict) {
  let minute = 0
  for (const figures of live(world, minutes, seed)) {
    minute += 1
    if (decide(figures).verdict === wanted) return minute
  }
  return undefined
}
