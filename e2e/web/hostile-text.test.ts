import { expect, test } from "bun:test"
import { styleOf } from "./probe.ts"
import * as steps from "./steps.ts"
import { useProduct } from "./use-product.ts"

const visit = useProduct("highlights")

test.each([
  ["an image with a handler", "lovely <img src=x onerror=\"document.title='owned'\"> soup"],
  ["a script", "lovely <script>document.title='owned'</script> soup"],
  ["the marker of a template", "lovely <!--?lit$123$--> {{7*7}} soup"],
  ["a reference", "lovely &lt;b&gt; &amp; soup"],
  ["controls of direction", "lovely \u202eevil\u2066 soup"],
  ["a null byte", "lovely\u0000 soup"],
  ["right to left", "הארוחה הייתה נפלאה lovely soup"],
])("shows %s as the text it is", async (_, text) => {
  const { page, complaints } = await visit()
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

test("draws a text in the direction it is written in", async () => {
  const { page } = await visit()
  await steps.send(page, "הארוחה הייתה נפלאה")
  await steps.answer(page).waitFor()
  const direction = (selector: string) => styleOf(page, selector, "direction")
  expect(await direction("blockquote")).toBe("rtl")
  expect(await direction("textarea")).toBe("rtl")
  expect(await direction("main")).toBe("ltr")
  expect(await styleOf(page, "blockquote", "unicode-bidi")).toBe("isolate")
})

test("refuses 10,000 emoji, saying by how many it is too long", async () => {
  const { page } = await visit()
  const calls: string[] = []
  page.on("request", (request) => calls.push(request.url()))
  await steps.send(page, "🍲".repeat(10_000))
  await steps.alert(page).getByText("This review is too long").waitFor()
  expect(await page.getByText("5,000 too many").isVisible()).toBe(true)
  expect(calls).toEqual([])
})
