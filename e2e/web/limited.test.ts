import { expect, test } from "bun:test"
import { drawTwice } from "./probe.ts"
import * as steps from "./steps.ts"
import { useProduct } from "./use-product.ts"

const visit = useProduct("highlights")

test.each([
  ["retry-after", { "retry-after": "30" }],
  ["x-ratelimit-reset", { "x-ratelimit-reset": "30" }],
])("counts the seconds of %s down and lets the user go on at the end", async (_, headers) => {
  const { page } = await visit()
  await page.clock.install({ time: 0 })
  await page.clock.pauseAt(1_000)
  await page.route(steps.predictions, steps.refuse(429, undefined, headers))
  await steps.send(page, steps.praise)
  await steps.alert(page).getByText("a lot of reviews in a short time").waitFor()
  await page.getByRole("button", { name: "Wait 30 seconds" }).waitFor()
  expect(await steps.submit(page).isEnabled()).toBe(false)
  expect(await steps.tryAgain(page).isEnabled()).toBe(false)

  await page.clock.runFor(29_000)
  await page.getByRole("button", { name: "Wait 1 second" }).waitFor()
  await page.clock.runFor(1_000)
  await page.getByRole("button", { name: "Read it" }).waitFor()
  await page.getByRole("status").getByText("You can go on now.").waitFor()

  await page.unroute(steps.predictions)
  await steps.tryAgain(page).click()
  await steps.answer(page).waitFor()
})

test("counts down by the real clock as well", async () => {
  const { page } = await visit()
  await page.route(steps.predictions, steps.refuse(429, undefined, { "retry-after": "2" }))
  await steps.send(page, steps.praise)
  await page.getByRole("button", { name: /^Wait [12] second/ }).waitFor()
  await page.unroute(steps.predictions)
  await page.getByRole("button", { name: "Read it" }).click()
  await steps.answer(page).waitFor()
})

test("sends nothing while it waits, neither by button nor by keys", async () => {
  const { page } = await visit()
  await page.route(steps.predictions, steps.refuse(429, undefined, { "retry-after": "60" }))
  await steps.send(page, steps.praise)
  await page.getByRole("button", { name: /^Wait / }).waitFor()

  const calls: string[] = []
  page.on("request", (request) => calls.push(request.url()))
  await steps.submit(page).click({ force: true })
  await steps.tryAgain(page).click({ force: true })
  await steps.field(page).press("Control+Enter")
  await drawTwice(page)
  expect(calls).toEqual([])
})

test("waits with everything when only the words are limited, and keeps the answer", async () => {
  const { page } = await visit()
  await page.route(steps.explanations, steps.refuse(429, undefined, { "retry-after": "60" }))
  await steps.send(page, steps.praise)
  await page.getByRole("button", { name: /^Wait / }).waitFor()
  expect(await steps.answer(page).textContent()).toBe("Positive")
})
