import { AppError } from "@sentiment/proto/errors"
import { Elysia } from "elysia"
import type { Metrics } from "../http/metrics.ts"
import type { Model } from "../model/model.ts"

/** Probes: alive is this process, ready is also the model behind it. The gateway does not route them. */
export const healthRoutes = (
  model: Pick<Model, "isServing">,
  { modelServing }: Pick<Metrics, "modelServing">,
  isStopping: () => boolean,
) =>
  new Elysia({ normalize: false })
    .get("/healthz/live", () => ({ status: "ok" }), { detail: { hide: true } })
    .get(
      "/healthz/ready",
      async () => {
        if (isStopping()) throw new AppError("unavailable", "the service is stopping")
        const isServing = await model.isServing()
        modelServing.set(isServing ? 1 : 0)
        if (isServing) return { status: "ok" }
        throw new AppError("unavailable", "the model cannot be reached")
      },
      { detail: { hide: true } },
    )
