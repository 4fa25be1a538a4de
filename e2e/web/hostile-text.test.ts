import { afterAll, afterEach, beforeAll, expect, test } from "bun:test"
import type { Browser } from "playwright-core"
import { launchBrowser, visit } from "./browser.ts"
import { styleOf } from "./probe.ts"
import { openProduct, type Product } from "./product.ts"
import * as steps from "./steps.ts"

let browser: Browser
let product: Product
beforeAll(async () => {
  browser = await launchBrowser()
  product = await openProduct("highlights")
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(async () => {
  await browser.close()
  await product.close()
})

test.each([
  ["an image with a handler", "lovely <img src=x onerror=\"document.title='owned'\"> soup"],
  ["a script", "lovely <script>document.title='owned'</script> soup"],
  ["the marker of a template", "lovely <!--?lit$123$--> {{7*7}} soup"],
  ["a reference", "lovely &lt;b&gt; &amp; soup"],
  ["controls of direction", "lovely \u202eevil\u2066 soup"],
  ["a null byte", "lovely\u0000 soup"],
  ["right to left", "הארוחה הייתה נפלאה lovely soup"],
])("shows %s as the text it is", async (_, text) => {
  const { page, complaints } = await visit(browser, product)
  await steps.send(page, text)
  await page
    .locator("word-highlights")
    .getByText(/Words that counted|No single word/)
    .waitFor()

  expect(await page.locator("blockquote").textContent()).toBe(text)
  expect(await page.locator("visit-history bdi").textContent()).toBe(text)
  expect(await page.title()).toBe("Sentiment analyzer")
  expect(await page.locator("img, script:not([src])").count()).toBe(0)
  expect(complaints).toEqual([])
})

test("does not let a text turn the page around it", async () => {
  const { page } = await visit(browser, product)
  await steps.send(page, "\u202e\u202e\u2067 lovely")
  await steps.answer(page).waitFor()
  const left = await page.locator("prediction-answer .ends span").first().boundingBox()
  const right = await page.locator("prediction-answer .ends span").last().boundingBox()
  expect(left?.x).toBeLessThan(right?.x ?? 0)
})

test("draws a text in the direction it is written in", async () => {
  const { page } = await visit(browser, product)
  await steps.send(page, "הארוחה הייתה נפלאה")
  await steps.answer(page).waitFor()
  const direction = (selector: string) => styleOf(page, selector, "direction")
  expect(await direction("blockquote")).toBe("rtl")
  expect(await direction("textarea")).toBe("rtl")
  expect(await direction("main")).toBe("ltr")
})

test("refuses 10,000 emoji, saying by how many it is too long", async () => {
  const { page } = await visit(browser, product)
  const calls: string[] = []
  page.on("request", (request) => calls.push(request.url()))
  await steps.send(page, "🍲".repeat(10_000))
  await steps.alert(page).getByText("This review is too long").waitFor()
  expect(await page.getByText("5,000 too many").isVisible()).toBe(true)
  expect(calls).toEqual([])
})
