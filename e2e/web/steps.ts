import type { Page, Route } from "playwright-core"

export const praise = "The soup was wonderful and the waiter was lovely. A perfect evening."
export const complaint =
  "Terrible food, rude staff, and we waited two hours. The worst place in town."

export const predictions = "**/api/predictions"
export const explanations = "**/api/explanations"

export const field = (page: Page) => page.getByLabel("Your review")
export const submit = (page: Page) => page.locator("review-form button[type=submit]")
export const answer = (page: Page) => page.locator("prediction-answer .label")
export const alert = (page: Page) => page.getByRole("alert")
export const tryAgain = (page: Page) => page.getByRole("button", { name: "Try again" })

/** Sends `text` the way most people do. */
export async function send(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await submit(page).click()
}

/** Sends `text` and waits until its answer is there. */
export async function read(page: Page, text: string): Promise<void> {
  await send(page, text)
  await page.locator("word-highlights blockquote").getByText(text, { exact: true }).waitFor()
}

/** Sends `text` and waits until the words that counted are there too. */
export async function readWithWords(page: Page, text: string): Promise<void> {
  await read(page, text)
  await page.getByRole("heading", { name: "Words that counted" }).waitFor()
}

/** The answer of a server in trouble, which the product cannot be asked to give. */
export function refuse(status: number, reason?: string, headers: Record<string, string> = {}) {
  const problem = { type: "about:blank", title: "refused", status, detail: "refused", reason }
  return (route: Route) =>
    route.fulfill({
      status,
      headers: { "content-type": "application/problem+json", ...headers },
      body: JSON.stringify(problem),
    })
}

/** An answer in the shape of the API, for what depends on its content. */
export function predict(changes: Record<string, unknown>) {
  const model = { name: "sentiment", version: "v9", digest: "sha256:0" }
  const json = { id: "p1", label: "positive", score: 0.93, truncated: false, model, ...changes }
  return (route: Route) => route.fulfill({ json })
}
