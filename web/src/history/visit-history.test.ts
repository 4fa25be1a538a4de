import { describe, expect, test } from "bun:test"
import { useDom } from "../../test/dom.ts"
import { show } from "../../test/show.ts"

useDom()
const { VisitHistory } = await import("./visit-history.ts")

const prediction = {
  id: "p",
  label: "negative",
  score: 0.87,
  truncated: false,
  model: { name: "linear", version: "v1" },
} as const

describe("visit-history", () => {
  test("shows nothing before the first review", async () => {
    const { root } = await show(new VisitHistory())
    expect(root.querySelector("section")).toBeNull()
  })

  test("gives a chosen text back whole, though it shows only its beginning", async () => {
    const text = "cold ".repeat(100)
    const history = Object.assign(new VisitHistory(), { visits: [{ text, prediction }] })
    const { element, root } = await show(history)
    expect(root.querySelector("bdi")?.textContent).toEndWith("…")
    expect(root.querySelector(".verdict")?.textContent).toBe("Negative, 87% sure")

    const chosen = new Promise((resolve) => {
      element.addEventListener("history-reuse", (event) => resolve((event as CustomEvent).detail))
    })
    root.querySelector<HTMLButtonElement>(".visit")?.click()
    expect(await chosen).toBe(text)
  })
})
