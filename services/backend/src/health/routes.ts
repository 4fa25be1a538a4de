import { AppError } from "@sentiment/proto/errors"
import { Elysia } from "elysia"
import type { Model } from "../model/model.ts"

/** Probes: alive is this process, ready is also the model behind it. The gateway does not route them. */
export const healthRoutes = (model: Pick<Model, "isServing">, isStopping: () => boolean) =>
  new Elysia({ normalize: false })
    .get("/healthz/live", () => ({ status: "ok" }), { detail: { hide: true } })
    .get(
      "/healthz/ready",
      async () => {
        if (isStopping()) throw new AppError("unavailable", "the service is stopping")
        if (await model.isServing()) return { status: "ok" }
        throw new AppError("unavailable", "the model cannot be reached")
      },
      { detail: { hide: true } },
    )
