import { type Measure, measures } from "../../experiment/measures.ts"
import type { ByVersion, Figures, Version } from "../figures.ts"
import { none, withUser } from "../statistics/sums.ts"
import { createRandom } from "./random.ts"

/** How users of a version fare, on average. */
export type Fate = { errors: number; slow: number; confidence: number }

export type World = {
  /** What the verdict is told, in percent. */
  weight: number
  /** Which share of the users really gets v2. */
  share: number
  usersPerMinute: number
  fates: ByVersion<Fate>
  /**
   * Even: five predictions each. Once: one. Uneven: one to many, and a tenth of the users has eleven times the trouble,
   * as far as it can have more than always.
   */
  users: "even" | "once" | "uneven"
}

/** Figures minute by minute, which change in place: each is to be looked at before the next is asked for. */
export function* live(world: World, minutes: number, seed: number): Generator<Figures> {
  const random = createRandom(seed)
  const figures = noFigures(world.weight)
  for (let minute = 0; minute < minutes; minute += 1) {
    for (let at = 0; at < world.usersPerMinute; at += 1) {
      const version = random() < world.share ? "v2" : "v1"
      addUser(figures, version, oneUser(world.fates[version], world.users, random))
    }
    yield figures
  }
}

export function noFigures(weight: number): Figures {
  const nobody = () => ({ v1: none, v2: none })
  return {
    weight,
    users: { v1: 0, v2: 0 },
    measures: { errors: nobody(), latency: nobody(), slow: nobody(), confidence: nobody() },
    unmeasured: 0,
    moved: { v1: 0, v2: 0 },
    restarted: { v1: 0, v2: 0 },
    revisions: { v1: 1, v2: 1 },
    mismatches: 0,
  }
}

function addUser(figures: Figures, version: Version, means: Record<Measure, number>): void {
  figures.users[version] += 1
  for (const it of measures) {
    const by = figures.measures[it]
    by[version] = withUser(by[version], means[it])
  }
}

function oneUser({ errors, slow, confidence }: Fate, kind: World["users"], random: () => number) {
  let predictions = kind === "even" ? 5 : 1
  if (kind === "uneven") while (random() < 0.8 && predictions < 100) predictions += 1
  const trouble = kind !== "uneven" ? 1 : random() < 0.1 ? 5.5 : 0.5
  const shareOf = (mean: number) => {
    let hits = 0
    for (let at = 0; at < predictions; at += 1) if (random() < mean * trouble) hits += 1
    return hits / predictions
  }
  const share = shareOf(slow)
  return {
    errors: shareOf(errors),
    slow: share,
    latency: 0.03 + 0.1 * random() + 0.3 * share,
    confidence: Math.min(1, confidence + 0.2 * (random() - 0.5)),
  }
}
