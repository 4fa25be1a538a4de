import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Metadata } from "@grpc/grpc-js"
import { AppError, type Kind } from "@sentiment/proto/errors"
import { Label, SentimentService } from "@sentiment/proto/sentiment"
import { serve } from "@sentiment/proto/test/serve"
import type { Call } from "@sentiment/proto/unary"
import { createLog } from "@sentiment/service/log"
import { createApp } from "../src/app.ts"
import { createUserWindows } from "../src/experiment/user-windows.ts"
import { createMetrics } from "../src/http/metrics.ts"
import { connectModel } from "../src/model/model.ts"

/** What the peer saw of its calls. */
export type Seen = { metadata: Metadata[]; aborted: number; lastDeadline: number }

const model = { name: "sentiment", version: "v1", digest: "sha256:00" }

/** A real gRPC peer that does what the text says: "fail KIND", "hang", "version vN", "nan" or answer. */
export async function startPeer() {
  const seen: Seen = { metadata: [], aborted: 0, lastDeadline: 0 }
  const obey = async (text: string, call: Call) => {
    seen.metadata.push(call.metadata)
    seen.lastDeadline = call.deadline
    const [verb, argument = ""] = text.split(" ")
    if (verb === "fail") throw new AppError(argument as Kind, `because of ${argument}`)
    if (verb === "hang")
      await new Promise((_, reject) =>
        call.signal.addEventListener("abort", () => {
          seen.aborted += 1
          reject(new AppError("cancelled", "gone"))
        }),
      )
    return verb === "version" ? { ...model, version: argument } : model
  }
  const prediction = { id: "p1", label: Label.POSITIVE, score: 0.987654321, truncated: false }
  const server = await serve(SentimentService, {
    predict: {
      defaultMs: 1_000,
      handle: async ({ text }, call) => ({
        prediction: {
          ...prediction,
          ...(text === "nan" && { score: Number.NaN }),
          model: await obey(text, call),
        },
      }),
    },
    predictBatch: {
      defaultMs: 1_000,
      handle: async ({ texts }, call) => ({
        model: await obey(texts[0] ?? "fail invalidBatch", call),
        predictions: texts.map((id) => ({ ...prediction, id })),
      }),
    },
    explain: {
      defaultMs: 1_000,
      handle: async ({ text }, call) => ({
        prediction: { ...prediction, model: await obey(text, call) },
        words: [{ word: text, start: 0, end: text.length, weight: 1.5 }],
      }),
    },
  })
  return { ...server, seen }
}

/** The app before a model at `address`, with a small page of its own. */
export async function startApp(address: string, stopping = () => false, maxRequests = 100) {
  const dir = await mkdtemp(join(tmpdir(), "page-"))
  await mkdir(join(dir, "assets"))
  await writeFile(join(dir, "index.html"), '<html data-app-version="" data-features=""></html>')
  await writeFile(join(dir, "assets", "page-abc.js"), "export const page = 1\n".repeat(100))
  const metrics = createMetrics()
  const model = connectModel(address, "v1", metrics)
  const users = createUserWindows({ maxUsers: 100, windowSeconds: 600 }, metrics.experiment)
  const page = { dir, appVersion: "v1", features: "highlights" }
  const log = createLog("test", "silent")
  const app = await createApp({
    model,
    metrics,
    users,
    log,
    page,
    maxRequests,
    isStopping: stopping,
  })
  return {
    metrics,
    users,
    fetch: (path: string, init?: RequestInit) =>
      app.handle(new Request(`http://backend${path}`, init)),
    /** Serves on a free port of loopback as well, and answers the address. */
    listen() {
      app.listen({ hostname: "127.0.0.1", port: 0 })
      return `http://127.0.0.1:${app.server?.port}`
    },
    async close() {
      await app.server?.stop(true)
      users.close()
      model.close()
      await rm(dir, { recursive: true })
    },
  }
}

export const postJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
})
