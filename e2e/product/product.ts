import { join } from "node:path"
import { connect, createClient } from "@sentiment/proto/client"
import { SentimentService } from "@sentiment/proto/sentiment"
import { root } from "@sentiment/tools/product/service-process"
import { type ProductOptions, startProduct } from "@sentiment/tools/product/start"

export const modelDir = (version: string) => join(root, "ml/models", version)

export type Prediction = { id: string; label: string; score: number }

/** The whole product as processes on loopback, with a client for each of its two doors. */
export async function startTestProduct(options: ProductOptions = {}) {
  const product = await startProduct(options)
  const channel = connect(product.modelAddress, {})
  const post = (path: string, body: unknown, init: RequestInit = {}) =>
    fetch(product.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      ...init,
    })
  const close = async () => {
    channel.close()
    await product.close()
  }
  return {
    ...product,
    channel,
    client: createClient(SentimentService, channel),
    post,
    /** Throws unless the API answers a plain text as it should. */
    async checkAnswers(): Promise<void> {
      const response = await post("/api/predictions", { text: "What a wonderful evening." })
      const { label } = (await response.json()) as Prediction
      if (response.status !== 200 || label !== "positive")
        throw new Error(`${response.status} ${label}`)
    },
    close,
    /** `await using` ends it also when the test fails. */
    [Symbol.asyncDispose]: close,
  }
}

export type TestProduct = Awaited<ReturnType<typeof startTestProduct>>

/** A deadline that no healthy call needs. */
export const soon = () => ({ deadline: Date.now() + 10_000 })
