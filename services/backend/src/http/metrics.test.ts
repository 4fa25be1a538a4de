import { expect, test } from "bun:test"
import { createMetrics } from "./metrics.ts"

test("failures are there as 0 before the first", async () => {
  const text = await createMetrics().registry.metrics()
  for (const status of [200, 500, 503, 504])
    expect(text).toContain(
      `http_requests_total{route="/api/predictions",method="POST",status="${status}"} 0\n`,
    )
  for (const method of ["Predict", "PredictBatch", "Explain"])
    expect(text).toContain(
      `model_call_duration_seconds_count{method="${method}",code="UNAVAILABLE"} 0\n`,
    )
})
