import { describe, expect, test } from "bun:test"
import { begin, end, replaceSection } from "./section.ts"

const readme = `# It\n\n${begin}\nold\n${end}\n\nMore\n`

describe("the section between the markers", () => {
  test("is replaced, and nothing around it", () => {
    expect(replaceSection(readme, "new")).toBe(`# It\n\n${begin}\nnew\n${end}\n\nMore\n`)
  })

  test("is the same when it is written twice", () => {
    const once = replaceSection(readme, "new")
    expect(replaceSection(once, "new")).toBe(once)
  })

  test.each([
    ["none", "# It\n"],
    ["only the first", `${begin}\n`],
    ["only the last", `${end}\n`],
    ["the first twice", `${begin}\n${begin}\n${end}\n`],
    ["the last twice", `${begin}\n${end}\n${end}\n`],
    ["the wrong order", `${end}\n${begin}\n`],
  ])("is refused with %s of its markers", (_, text) => {
    expect(() => replaceSection(text, "new")).toThrow("README.md")
  })
})
