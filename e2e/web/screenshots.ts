import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import type { BrowserContextOptions, Page } from "playwright-core"
import { launchBrowser, visit } from "./browser.ts"
import { settle } from "./probe.ts"
import { openProduct } from "./product.ts"
import * as steps from "./steps.ts"

const root = join(import.meta.dir, "../..")
const wide = { viewport: { width: 1200, height: 800 } }
const phone = { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 }
const mixed = "The room was lovely and the bed wonderfully soft, but breakfast was cold and awful."

const product = await openProduct("highlights")
const plain = await openProduct("")
const second = await openProduct("highlights", "v2")
const browser = await launchBrowser()
await mkdir(join(root, "docs/images"), { recursive: true })

await take("out/screenshots/empty.png", product, wide, async () => {})
await take("out/screenshots/light.png", plain, wide, readThree)
await take("out/screenshots/highlights.png", product, wide, readThree)
await take("out/screenshots/dark.png", product, { ...wide, colorScheme: "dark" }, readThree)
await take("out/screenshots/narrow.png", product, phone, readThree)
await take("out/screenshots/limited.png", product, wide, beLimited)
await take("out/screenshots/too-long-dark.png", plain, { ...phone, colorScheme: "dark" }, (page) =>
  steps.send(page, "Lovely soup. ".repeat(400)),
)
await take("docs/images/page.png", second, wide, readThree)

await browser.close()
await product.close()
await plain.close()
await second.close()

type Acts = (page: Page) => Promise<void>

async function take(file: string, of: typeof product, options: BrowserContextOptions, act: Acts) {
  const { page } = await visit(browser, of, options)
  await act(page)
  // Neither a hovered button nor a text cursor belongs into a picture.
  await page.mouse.move(0, 0)
  await settle(page)
  await page.screenshot({ path: join(root, file), fullPage: true })
  await page.context().close()
  console.log(`${file}: ${Math.round(Bun.file(join(root, file)).size / 1024)} KB`)
}

async function readThree(page: Page): Promise<void> {
  for (const text of [steps.complaint, steps.praise, mixed]) {
    await steps.read(page, text)
    await page.getByText("Looking for the words").waitFor({ state: "detached" })
  }
}

async function beLimited(page: Page): Promise<void> {
  await steps.read(page, steps.praise)
  await page.route(steps.predictions, steps.refuse(429, undefined, { "retry-after": "42" }))
  await steps.send(page, steps.complaint)
  await steps.alert(page).waitFor()
}
