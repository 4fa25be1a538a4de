import { describe, expect, test } from "bun:test"
import { useDom } from "../../test/dom.ts"
import { show } from "../../test/show.ts"
import type { WeighedWord } from "../api/answers.ts"

useDom()
const { WordHighlights } = await import("./word-highlights.ts")

const highlights = (text: string, words?: WeighedWord[]) =>
  show(Object.assign(new WordHighlights(), { text, words }))

describe("word-highlights", () => {
  test("shows the text alone while the words are unknown", async () => {
    const { root } = await highlights("lovely soup")
    expect(root.querySelector("blockquote")?.textContent).toBe("lovely soup")
    expect(root.querySelector("mark")).toBeNull()
    expect(root.querySelector("dl")).toBeNull()
  })

  test("marks the words and names them for whom cannot see the marks", async () => {
    const { root } = await highlights("lovely, cold", [
      { word: "lovely", start: 0, end: 6, weight: 1 },
      { word: "cold", start: 8, end: 12, weight: -0.4 },
    ])
    expect(root.querySelector("blockquote")?.textContent).toBe("lovely, cold")
    expect(root.querySelector("blockquote .positive.strength-4")?.textContent).toBe("lovely")
    expect(root.querySelector("blockquote .negative.strength-2")?.textContent).toBe("cold")
    const lines = [...root.querySelectorAll("dl > div")].map((it) => it.textContent?.trim())
    expect(lines.map((line) => line?.replace(/\s+/g, " "))).toEqual([
      "Pulls to positive lovely",
      "Pulls to negative cold",
    ])
  })

  test("says so when no word stood out", async () => {
    const { root } = await highlights("lovely", [])
    expect(root.textContent).toContain("No single word stood out.")
  })

  test("shows markup as the text it is", async () => {
    const text = "<img src=x onerror=alert(1)>"
    const { root } = await highlights(text, [{ word: "img", start: 1, end: 4, weight: 1 }])
    expect(root.querySelector("img")).toBeNull()
    expect(root.querySelector("blockquote")?.textContent).toBe(text)
  })
})
