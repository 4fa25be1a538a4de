import { expect, test } from "bun:test"
import { focused, focusedName, styleOf } from "./probe.ts"
import * as steps from "./steps.ts"
import { useProduct } from "./use-product.ts"

const visit = useProduct("")

test("Tab goes through field, button, examples and history, in that order", async () => {
  const { page } = await visit()
  await steps.read(page, steps.praise)
  await page.locator("h1").click()

  const stops = []
  for (let stop = 0; stop < 7; stop += 1) {
    await page.keyboard.press("Tab")
    stops.push((await focusedName(page)).slice(0, 12))
  }
  expect(stops).toEqual([
    "textarea",
    "Read it",
    "The soup was",
    "Two hours la",
    "The room was",
    "Use again: T",
    "Clear the li",
  ])
})

test("a review is written, sent and sent again without a mouse", async () => {
  const { page, complaints } = await visit()
  await page.keyboard.press("Tab")
  await page.keyboard.type("Wonderful food, lovely staff.")
  await page.keyboard.press("Control+Enter")
  await steps.answer(page).getByText("Positive").waitFor()
  expect(await focusedName(page)).toBe("textarea")

  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await page.locator("visit-history bdi").waitFor()
  expect(await focusedName(page)).toBe("Read it")
  expect(complaints).toEqual([])
})

test("an example and a review of the history are put into the field", async () => {
  const { page } = await visit()
  await steps.read(page, steps.praise)
  await page.getByRole("button", { name: /^Two hours late/ }).press("Enter")
  expect(await steps.field(page).inputValue()).toStartWith("Two hours late")
  expect(await focusedName(page)).toBe("textarea")

  await page.getByRole("button", { name: "Use again" }).press("Space")
  expect(await steps.field(page).inputValue()).toBe(steps.praise)
  expect(await focusedName(page)).toBe("textarea")
})

test("the focus stays in the answer when the button that was pressed goes", async () => {
  const { page } = await visit()
  await page.route(steps.predictions, steps.refuse(503), { times: 1 })
  await steps.send(page, steps.praise)
  await steps.tryAgain(page).press("Enter")
  await steps.answer(page).waitFor()
  expect(await focusedName(page)).toBe("section")

  await page.getByRole("button", { name: "Clear the list" }).press("Enter")
  await page.locator("visit-history ol").waitFor({ state: "detached" })
  expect(await focusedName(page)).toBe("section")
})

test("whatever has the focus shows it", async () => {
  const { page } = await visit()
  await steps.read(page, steps.praise)
  await page.locator("h1").click()
  for (let stop = 0; stop < 7; stop += 1) {
    await page.keyboard.press("Tab")
    expect(await styleOf(page, focused, "outline-style")).toBe("solid")
  }
})
