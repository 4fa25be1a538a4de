import { afterAll } from "bun:test"
import { showFigures } from "@sentiment/e2e-cluster/figures"

import "./steps/targets.ts"
import "./steps/users.ts"
import "./steps/queries.ts"
import "./steps/verdict.ts"
import "./steps/delivery.ts"

afterAll(showFigures)
