#!/usr/bin/env bun
import { outcomes } from "./outcomes.ts"
import type { World } from "./world.ts"
import { doubled, failing, healthy, world } from "./worlds.ts"

/** The table of docs/experiment.md: each line is `runs` experiments (the argument, 1,000). Minutes of work. */
const runs = Number(Bun.argv[2] ?? 1_000)
const day = 1_440
const kinds = ["even", "uneven"] as const
const weights = [10, 30, 60] as const
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const row = (...cells: unknown[]) => console.log(`| ${cells.join(" | ")} |`)

row("no difference, a day, each minute", "weight", "v1 fails", "rolled back")
for (const users of kinds)
  for (const weight of [1, ...weights])
    for (const errors of [0.001, 0.01, 0.05, 0.5])
      row(users, weight, percent(errors), percent(rolledBack(failing(weight, errors, users)).share))

row("doubled errors, 2,000 users", "weight", "v1 fails", "rolled back", "median users")
for (const users of kinds)
  for (const weight of weights)
    for (const errors of [0.01, 0.02, 0.03, 0.04, 0.05, 0.1]) {
      const { share, median } = rolledBack(doubled(weight, errors, users), 200)
      row(users, weight, percent(errors), percent(share), median ?? "–")
    }

row("split of the users, 2,000 users", "weight", "share of v2", "rolled back", "median users")
for (const [weight, share] of [
  [10, 0.15],
  [10, 0.13],
  [10, 0.07],
  [10, 0.05],
  [30, 0.25],
  [60, 0.55],
] as const) {
  const found = rolledBack(world(weight, { slow: 0.001 }, { share }), 200)
  row("broken", weight, percent(share), percent(found.share), found.median ?? "–")
}

row("promoted within a day", "weight", "v2", "promoted", "median users")
for (const weight of weights)
  for (const [name, v2] of [
    ["good", { errors: 0.005, slow: 0.002, confidence: 0.88 }],
    ["like v1", { slow: 0.005, confidence: 0.88 }],
    ["a point more failures", { errors: 0.02, slow: 0.001 }],
    ["slow by its margin", { slow: 0.02 }],
  ] as const) {
    const found = outcomes(world(weight, v2), day, runs / 5, "promote")
    row("", weight, name, percent(found.share), found.median ?? "–")
  }

row("promoted within a day", "weight", "v2, whose users ask once", "promoted", "median users")
for (const weight of weights) {
  const fates = { v1: { ...healthy, errors: 0 }, v2: { ...healthy, errors: 0.01 } }
  const found = outcomes(world(weight, {}, { users: "once", fates }), day, runs, "promote")
  row("", weight, "a point of failures, v1 none", percent(found.share), found.median ?? "–")
}

function rolledBack(of: World, minutes = day) {
  return outcomes(of, minutes, runs, "roll_back")
}
