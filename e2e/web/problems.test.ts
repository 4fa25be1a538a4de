import { describe, expect, test } from "bun:test"
import type { Page, Route } from "playwright-core"
import * as steps from "./steps.ts"
import { useProduct } from "./use-product.ts"

const visit = useProduct("")

describe("a problem of the server or on the way", () => {
  test.each([
    ["The model is away", steps.refuse(503, undefined, { "retry-after": "1" })],
    ["The model is away", (route: Route) => route.fulfill({ status: 503, body: "no upstream" })],
    ["Too many people are asking", steps.refuse(503, "OVERLOADED", { "retry-after": "1" })],
    ["The answer took too long", steps.refuse(504)],
    ["Something went wrong on our side", steps.refuse(500)],
    ["Something went wrong on our side", (route: Route) => route.fulfill({ body: "<html>" })],
    ["Something went wrong on our side", (route: Route) => route.fulfill({ json: { ok: true } })],
    ["The server cannot be reached", (route: Route) => route.abort("connectionrefused")],
  ])("says %p, and reads the same text once it has gone", async (title, fail) => {
    const { page } = await visit()
    await page.route(steps.predictions, fail)
    await steps.send(page, steps.praise)
    await steps.alert(page).getByText(title).waitFor()
    expect(await steps.field(page).inputValue()).toBe(steps.praise)

    await page.unroute(steps.predictions)
    await recover(page)
  })

  test("says that the browser is offline, and goes on when it is back", async () => {
    const { page } = await visit()
    await page.context().setOffline(true)
    await steps.send(page, steps.praise)
    await steps.alert(page).getByText("You are offline").waitFor()

    await page.context().setOffline(false)
    await recover(page)
  })

  test.each([
    ["This text could not be read", steps.refuse(400, "INVALID_TEXT")],
    ["This review takes too much room", steps.refuse(413, "TOO_LARGE")],
  ])("says %p without offering the same text again", async (title, fail) => {
    const { page } = await visit()
    await page.route(steps.predictions, fail)
    await steps.send(page, steps.praise)
    await steps.alert(page).getByText(title).waitFor()
    expect(await steps.tryAgain(page).count()).toBe(0)
    expect(await steps.field(page).getAttribute("aria-invalid")).toBe("true")
  })
})

describe("a text the page can refuse by itself", () => {
  test.each([
    ["There is nothing to read yet", ""],
    ["There are only blanks", " \n\t \u00a0"],
    ["This review is too long", "a".repeat(5_001)],
  ])("says %p, sends nothing, and reads a better one", async (title, text) => {
    const { page, complaints } = await visit()
    const calls: string[] = []
    page.on("request", (request) => calls.push(request.url()))
    await steps.send(page, text)
    await steps.alert(page).getByText(title).waitFor()
    expect(calls).toEqual([])
    expect(await steps.field(page).getAttribute("aria-invalid")).toBe("true")

    await steps.read(page, steps.praise)
    expect(await steps.alert(page).count()).toBe(0)
    expect(await steps.field(page).getAttribute("aria-invalid")).toBe("false")
    expect(complaints).toEqual([])
  })

  test("takes exactly 5,000 characters, the longest ones too", async () => {
    const { page, complaints } = await visit()
    await steps.send(page, "🍲".repeat(5_000))
    await steps.answer(page).waitFor()
    expect(await page.getByText("5,000 of 5,000 characters").isVisible()).toBe(true)
    expect(complaints).toEqual([])
  })
})

async function recover(page: Page): Promise<void> {
  await steps.tryAgain(page).click()
  await steps.answer(page).waitFor()
  expect(await steps.answer(page).textContent()).toBe("Positive")
  expect(await steps.alert(page).count()).toBe(0)
}
