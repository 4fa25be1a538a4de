import { afterAll } from "bun:test"
import { showFigures } from "@sentiment/e2e-cluster/figures"

// In this order: with the limits as deployed first, then with limits that are not met.
import "./steps/limits.ts"
import "./steps/security.ts"
import "./steps/second.ts"
import "./steps/stickiness.ts"
import "./steps/experiment.ts"
import "./steps/pairing.ts"
import "./steps/grpc.ts"
import "./steps/overhead.ts"
import "./steps/failures.ts"

afterAll(showFigures)
