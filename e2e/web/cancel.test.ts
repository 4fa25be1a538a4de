import { expect, test } from "bun:test"
import type { Route } from "playwright-core"
import * as steps from "./steps.ts"
import { useProduct } from "./use-product.ts"

const visit = useProduct("highlights")

test("a newer text cancels the older request and its answer never shows", async () => {
  const { page, complaints } = await visit()
  const held = Promise.withResolvers<Route>()
  await page.route(steps.predictions, held.resolve, { times: 1 })

  await steps.send(page, steps.complaint)
  await page.getByText("Reading…").waitFor()
  const older = await held.promise
  const cancelled = page.waitForEvent("requestfailed", (it) => it === older.request())

  await steps.readWithWords(page, steps.praise)
  expect((await cancelled).failure()?.errorText).toBe("net::ERR_ABORTED")
  expect(await steps.answer(page).textContent()).toBe("Positive")
  expect(await page.locator("visit-history bdi").allTextContents()).toEqual([steps.praise])
  expect(complaints).toEqual([])
})

test("a newer text cancels the words of the older one", async () => {
  const { page, complaints } = await visit()
  const held = Promise.withResolvers<Route>()
  await page.route(steps.explanations, held.resolve, { times: 1 })

  await steps.read(page, steps.complaint)
  const older = await held.promise
  const cancelled = page.waitForEvent("requestfailed", (it) => it === older.request())

  await steps.readWithWords(page, steps.praise)
  await cancelled
  expect(await page.locator("blockquote").textContent()).toBe(steps.praise)
  expect(await steps.alert(page).count()).toBe(0)
  expect(complaints).toEqual([])
})

test("the words of an older text are never drawn over a newer one", async () => {
  const { page } = await visit()
  await steps.readWithWords(page, steps.praise)
  await page.route(steps.explanations, () => {})
  await steps.read(page, steps.complaint)
  await page.getByText("Looking for the words").waitFor()
  expect(await page.locator("word-highlights mark").count()).toBe(0)
})

test("the last answer is out of sight while a newer text takes its time", async () => {
  const { page } = await visit()
  await steps.readWithWords(page, steps.praise)
  await page.route(steps.predictions, () => {})
  await steps.send(page, steps.complaint)
  await page.getByText("Reading…").waitFor()
  await steps.answer(page).waitFor({ state: "hidden" })
})
