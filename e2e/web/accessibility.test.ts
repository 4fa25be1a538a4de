import { describe, expect, test } from "bun:test"
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { animationsMs, scrollsSideways, settle } from "./probe.ts"
import * as steps from "./steps.ts"
import { useProduct } from "./use-product.ts"

const visit = useProduct("highlights")

const unbroken = `${"unbroken".repeat(100)} ${"https://example.test/".repeat(20)}`

const looks = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["320 pixels wide", { viewport: { width: 320, height: 640 } }],
] as const

const failures = [
  ["limited", steps.refuse(429, undefined, { "retry-after": "60" })],
  ["model away", steps.refuse(503)],
  ["invalid", steps.refuse(400, "INVALID_TEXT")],
] as const

describe.each(looks)("%s: nothing serious for axe, nothing to scroll sideways", (_, options) => {
  test("at first", async () => {
    const { page } = await visit(options)
    expect(await examine(page)).toEqual([])
  })

  test("with an answer, its words and a history", async () => {
    const { page } = await visit(options)
    await steps.readWithWords(page, steps.complaint)
    await steps.readWithWords(page, steps.praise)
    expect(await examine(page)).toEqual([])
  })

  test("while it reads", async () => {
    const { page } = await visit(options)
    await page.route(steps.predictions, () => {})
    await steps.send(page, steps.praise)
    await page.getByText("Reading…").waitFor()
    expect(await examine(page)).toEqual([])
  })

  test("with a text that has nowhere to break", async () => {
    const { page } = await visit(options)
    await steps.send(page, unbroken)
    await page
      .locator("word-highlights")
      .getByText(/Words that counted|No single word/)
      .waitFor()
    expect(await examine(page)).toEqual([])
  })

  test("with a text that is too long", async () => {
    const { page } = await visit(options)
    await steps.send(page, "a".repeat(5_001))
    await steps.alert(page).waitFor()
    expect(await examine(page)).toEqual([])
  })

  test.each(failures)("with the problem %p", async (_, fail) => {
    const { page } = await visit(options)
    await page.route(steps.predictions, fail)
    await steps.send(page, steps.praise)
    await steps.alert(page).waitFor()
    expect(await examine(page)).toEqual([])
  })
})

test("moves nothing for whom asked for less motion", async () => {
  const { page } = await visit({ reducedMotion: "reduce" })
  await page.route(steps.predictions, () => {})
  await steps.send(page, steps.praise)
  await page.getByText("Reading…").waitFor()
  expect(await animationsMs(page)).toEqual([1])
})

async function examine(page: Page): Promise<string[]> {
  await settle(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical")
  const findings = serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  return (await scrollsSideways(page)) ? [...findings, "scrolls sideways"] : findings
}
