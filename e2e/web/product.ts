import { join } from "node:path"
import { root } from "../../tools/product/service-process.ts"
import { startProduct } from "../../tools/product/start.ts"

export interface Product {
  readonly url: string
  /** What the page is to be told it can do. */
  readonly features: "highlights" | ""
  close(): Promise<void>
}

/** The product at `BASE_URL`, else one started for the tests with the real model. */
export async function openProduct(features: Product["features"], version = "v1"): Promise<Product> {
  const baseUrl = process.env.BASE_URL
  if (baseUrl) return { url: baseUrl, features, close: async () => {} }
  const { url, close } = await startProduct({
    features,
    appVersion: version,
    modelDir: join(root, "ml/models", version),
  })
  return { url, features, close }
}
