import { until } from "@sentiment/e2e-cluster/until"
import { ask } from "./ask.ts"
import { apply } from "./product.ts"

/** Applies limits that no test reaches, and waits until it is these that count. */
export async function liftLimits(): Promise<void> {
  await apply("lifted")
  const limit = async () => (await ask({ user: "lifted" })).headers.get("x-ratelimit-limit")
  const lifted = async () => (await limit())?.includes("1000000") ?? false
  await until("the limits are lifted", lifted, 60)
}
