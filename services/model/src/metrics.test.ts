import { expect, test } from "bun:test"
import { createMetrics } from "./metrics.ts"

test("failures are there as 0 before the first", async () => {
  const text = await createMetrics().registry.metrics()
  for (const method of ["Predict", "PredictBatch", "Explain"])
    for (const code of ["OK", "RESOURCE_EXHAUSTED", "INTERNAL"])
      expect(text).toContain(`grpc_requests_total{method="${method}",code="${code}"} 0\n`)
})
