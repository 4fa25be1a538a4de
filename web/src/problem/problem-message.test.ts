import { describe, expect, test } from "bun:test"
import { useDom } from "../../test/dom.ts"
import { show } from "../../test/show.ts"

useDom()
const { ProblemMessage } = await import("./problem-message.ts")
const { Problem } = await import("./problem.ts")

const message = (kind: ConstructorParameters<typeof Problem>[0], secondsLeft = 0) =>
  show(
    Object.assign(new ProblemMessage(), { problem: new Problem(kind, secondsLeft), secondsLeft }),
  )

describe("problem-message", () => {
  test("says in an alert what happened and what to do", async () => {
    const { root } = await message("modelAway")
    expect(root.querySelector("[role=alert]")?.textContent).toContain("The model is away")
    expect(root.querySelector("[role=alert]")?.textContent).toContain("back within seconds")
  })

  test("offers no second try of a text that cannot pass", async () => {
    const { root } = await message("tooLong")
    expect(root.querySelector("button")).toBeNull()
  })

  test("holds the second try back until the wait is over", async () => {
    const { element, root } = await message("limited", 2)
    let retries = 0
    element.addEventListener("retry", () => {
      retries += 1
    })

    root.querySelector("button")?.click()
    expect(retries).toBe(0)
    expect(root.querySelector(".wait")?.textContent).toContain("2 seconds")

    element.secondsLeft = 0
    await element.updateComplete
    root.querySelector("button")?.click()
    expect(retries).toBe(1)
    expect(root.querySelector("[role=status]")?.textContent).toContain("You can go on now.")
  })

  test("does not read the seconds out one by one", async () => {
    const { element, root } = await message("limited", 30)
    element.secondsLeft = 12
    await element.updateComplete
    expect(root.querySelector(".wait")?.textContent).toContain("12 seconds")
    expect(root.querySelector(".wait")?.getAttribute("aria-hidden")).toBe("true")
    expect(root.querySelector("[role=status]")?.textContent).toContain("30 seconds")
  })
})
