import { afterAll, afterEach, beforeAll, setDefaultTimeout } from "bun:test"
import type { Browser, BrowserContextOptions } from "playwright-core"
import { launchBrowser, type Visit, visit } from "./browser.ts"
import { openProduct, type Product } from "./product.ts"

/** Gives the tests beside the call a product and a browser; answers how to visit the one by the other. */
export function useProduct(features: Product["features"]) {
  // A browser on a busy machine is slow, and a missing element says its name after ten seconds.
  setDefaultTimeout(30_000)
  let browser: Browser | undefined
  let product: Product | undefined

  beforeAll(async () => {
    product = await openProduct(features)
    browser = await launchBrowser()
  })
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.close()
  })

  return (options?: BrowserContextOptions): Promise<Visit> => {
    if (!browser || !product) throw new Error("a visit is for tests, once they have begun")
    return visit(browser, product, options)
  }
}
