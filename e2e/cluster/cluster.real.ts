import { afterAll } from "bun:test"
import { showFigures } from "./figures.ts"

// In this order: each goes on where the one before has ended.
import "./steps/refusals.ts"
import "./steps/up.ts"
import "./steps/network.ts"
import "./steps/power.ts"
import "./steps/again.ts"

afterAll(showFigures)
