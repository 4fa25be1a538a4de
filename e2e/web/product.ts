import { join } from "node:path"
import { startProduct } from "../../tools/product/start.ts"

export interface Product {
  readonly url: string
  /** What the page is to be told it can do. */
  readonly features: "highlights" | ""
  close(): Promise<void>
}

const models = join(import.meta.dir, "../../ml/models")

/** The product at `BASE_URL`, else one started for the tests: v2 with highlights, v1 without. */
export async function openProduct(features: Product["features"]): Promise<Product> {
  const baseUrl = process.env.BASE_URL
  if (baseUrl) return { url: baseUrl, features, close: async () => {} }
  const appVersion = features === "highlights" ? "v2" : "v1"
  const modelDir = join(models, appVersion)
  const { url, close } = await startProduct({ appVersion, features, modelDir })
  return { url, features, close }
}
