import { AppError } from "@sentiment/proto/errors"
import { Elysia } from "elysia"

/** Refuses API calls while too many are answered already, before their bodies are read. */
export const admission = (maxRequests: number) =>
  new Elysia({ name: "admission" })
    .onRequest(({ request, server }) => {
      if ((server?.pendingRequests ?? 0) <= maxRequests) return
      // Probes and the page stay: they are cheap, and a pod that is busy is not a pod that is ill.
      if (!new URL(request.url).pathname.startsWith("/api/")) return
      throw new AppError("overloaded", "too many requests are being answered")
    })
    .as("global")
