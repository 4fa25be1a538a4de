import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core"
import type { Product } from "./product.ts"

/** The browser of the system: Debian's Chromium, unless `CHROMIUM` names another. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  })
}

export interface Visit {
  readonly page: Page
  /** What the browser complained about: errors of the page, of the console and of the policy. */
  readonly complaints: string[]
}

/** A visitor nobody has seen before, with the page open. */
export async function visit(
  browser: Browser,
  product: Product,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text())
  })
  if (process.env.BASE_URL) await tellFeatures(page, product)
  await page.goto(product.url)
  await page.getByLabel("Your review").waitFor()
  return { page, complaints }
}

/** A product that runs already has the features of its own; the page has to work with any. */
async function tellFeatures(page: Page, { url, features }: Product): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch()
    const index = await response.text()
    const body = index.replace(/data-features="[^"]*"/, `data-features="${features}"`)
    await route.fulfill({ response, body })
  })
}
