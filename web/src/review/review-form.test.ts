import { describe, expect, test } from "bun:test"
import { useDom } from "../../test/dom.ts"
import { show } from "../../test/show.ts"

useDom()
const { ReviewForm } = await import("./review-form.ts")

describe("review-form", () => {
  test("counts characters and says how many are too many", async () => {
    const { element, root } = await show(new ReviewForm())
    element.fill("🍲".repeat(5_001))
    await element.updateComplete
    expect(count(root)).toBe("5,001 of 5,000 characters 1 too many")
    element.fill("🍲".repeat(5_000))
    await element.updateComplete
    expect(count(root)).toBe("5,000 of 5,000 characters")
  })

  test("sends the text by Ctrl or Cmd and Enter, not by Enter alone", async () => {
    const { element, root } = await show(new ReviewForm())
    const sent = collect(element)
    element.fill("lovely")
    await element.updateComplete
    press(root, {})
    expect(sent).toEqual([])
    press(root, { ctrlKey: true })
    press(root, { metaKey: true })
    expect(sent).toEqual(["lovely", "lovely"])
  })

  test("sends nothing while it has to wait, yet keeps its button in reach", async () => {
    const { element, root } = await show(Object.assign(new ReviewForm(), { waitSeconds: 3 }))
    const sent = collect(element)
    press(root, { ctrlKey: true })
    expect(sent).toEqual([])
    const button = root.querySelector<HTMLButtonElement>("[type=submit]")
    expect(button?.textContent?.trim()).toBe("Wait 3 seconds")
    expect(button?.disabled).toBe(false)
    expect(button?.getAttribute("aria-disabled")).toBe("true")
  })
})

function count(root: ParentNode): string | undefined {
  return root.querySelector("#count")?.textContent?.replace(/\s+/g, " ").trim()
}

function press(root: ParentNode, modifiers: KeyboardEventInit): void {
  const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, ...modifiers })
  root.querySelector("textarea")?.dispatchEvent(event)
}

function collect(element: EventTarget): string[] {
  const sent: string[] = []
  element.addEventListener("review-submit", (event) => sent.push((event as CustomEvent).detail))
  return sent
}
