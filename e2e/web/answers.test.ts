import { describe, expect, test } from "bun:test"
import { waitUntilInSight } from "./probe.ts"
import * as steps from "./steps.ts"
import { useProduct } from "./use-product.ts"

describe("the page with highlights", () => {
  const visit = useProduct("highlights")

  test("answers an example and shows the words that counted", async () => {
    const { page, complaints } = await visit()
    const calls: string[] = []
    page.on("request", (request) => calls.push(new URL(request.url()).pathname))

    await page.getByRole("button", { name: /^The soup was wonderful/ }).click()
    await steps.submit(page).click()
    await page.getByRole("heading", { name: "Words that counted" }).waitFor()

    expect(await steps.answer(page).textContent()).toBe("Positive")
    expect(await page.locator("prediction-answer .sure").textContent()).toMatch(/^\d\d% sure, /)
    expect(await page.locator("blockquote mark.positive").count()).toBeGreaterThan(0)
    expect(await page.locator("dl").textContent()).toMatch(/Pulls to positive\s+\S/)
    expect(calls).toEqual(["/api/predictions", "/api/explanations"])
    expect(complaints).toEqual([])
  })

  test("keeps the answer when the words fail, and fetches them on request", async () => {
    const { page } = await visit()
    await page.route(steps.explanations, steps.refuse(504))
    await steps.send(page, steps.praise)
    await steps.alert(page).getByText("The answer took too long").waitFor()
    expect(await steps.answer(page).textContent()).toBe("Positive")

    await page.unroute(steps.explanations)
    await steps.tryAgain(page).click()
    await page.getByRole("heading", { name: "Words that counted" }).waitFor()
    expect(await steps.alert(page).count()).toBe(0)
  })
})

describe("the page without highlights", () => {
  const visit = useProduct("")

  test("answers and asks for nothing more", async () => {
    const { page, complaints } = await visit()
    const calls: string[] = []
    page.on("request", (request) => calls.push(new URL(request.url()).pathname))

    await steps.read(page, steps.complaint)
    expect(await steps.answer(page).textContent()).toBe("Negative")
    await steps.read(page, steps.praise)
    expect(await steps.answer(page).textContent()).toBe("Positive")
    expect(calls).toEqual(["/api/predictions", "/api/predictions"])
    expect(await page.locator("mark").count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test("tells the versions of the app and, once it has answered, of the model", async () => {
    const { page } = await visit()
    const footer = page.getByRole("contentinfo")
    expect(await footer.textContent()).toMatch(/App v\d\s*Model —/)
    await steps.read(page, steps.praise)
    expect(await footer.textContent()).toMatch(/App v\d\s*Model v\d/)
  })

  test("tells the answer to a screen reader", async () => {
    const { page } = await visit()
    await steps.read(page, steps.praise)
    const said = page.locator("sentiment-page > [role=status]")
    expect(await said.textContent()).toMatch(/^Answer: Positive, \d\d% sure\.$/)
    expect(await said.getAttribute("aria-live")).toBe("polite")
  })

  test("says that only the beginning of a long review was read", async () => {
    const { page } = await visit()
    await page.route(steps.predictions, steps.predict({ truncated: true }))
    await steps.read(page, steps.praise)
    expect(await page.getByText("only its beginning was read").isVisible()).toBe(true)
  })

  test("lists this visit's reviews, newest first, to use again or to clear", async () => {
    const { page } = await visit()
    await steps.read(page, steps.praise)
    await steps.read(page, steps.complaint)
    const entries = page.locator("visit-history bdi")
    expect(await entries.allTextContents()).toEqual([steps.complaint, steps.praise])

    await page.getByRole("button", { name: `Use again: ${steps.praise}` }).click()
    expect(await steps.field(page).inputValue()).toBe(steps.praise)

    await page.getByRole("button", { name: "Clear the list" }).click()
    await entries.first().waitFor({ state: "detached" })
    expect(await page.getByRole("heading", { name: "In this visit" }).count()).toBe(0)
  })

  test("brings the answer into sight on a phone", async () => {
    const { page } = await visit({ viewport: { width: 320, height: 640 } })
    await steps.read(page, steps.praise)
    await waitUntilInSight(page, steps.answer(page))
  })

  test("forgets the visit when the page is left", async () => {
    const { page } = await visit()
    await steps.read(page, steps.praise)
    await page.reload()
    await steps.field(page).waitFor()
    expect(await page.locator("visit-history bdi").count()).toBe(0)
  })

  test("is served under a policy that allows no inline script and no raw markup", async () => {
    const { page } = await visit()
    const response = await page.reload()
    const policy = response?.headers()["content-security-policy"] ?? ""
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain("unsafe")
  })
})
