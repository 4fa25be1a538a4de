import type { Locator, Page } from "playwright-core"

// The expressions are strings because they belong to the page: no DOM, nor its types, is here.
const animations = "document.querySelector('sentiment-page').shadowRoot.getAnimations()"

export function scrollsSideways(page: Page): Promise<boolean> {
  const root = "document.documentElement"
  return page.evaluate<boolean>(`${root}.scrollWidth > ${root}.clientWidth`)
}

/** An animation half way through has colours nobody is meant to read. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(`Promise.all(${animations}.map((it) => it.finished))`)
}

export function animationsMs(page: Page): Promise<number[]> {
  return page.evaluate(`${animations}.map((it) => it.effect.getComputedTiming().duration)`)
}

/** Whatever was going to be sent has been sent by the time the page has drawn twice. */
export async function drawTwice(page: Page): Promise<void> {
  const next = "new Promise((drawn) => requestAnimationFrame(drawn))"
  await page.evaluate(`${next}.then(() => ${next})`)
}

export function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .evaluate((element, name) => element.computedStyleMap().get(name)?.toString() ?? "", property)
}

/** A shadow host counts as focused too, so the elements that can have the focus are named. */
export const focused = "button:focus, textarea:focus, section:focus"

/** What has the focus: a button's text, or the name of another element. */
export async function focusedName(page: Page): Promise<string> {
  const button = page.locator("button:focus")
  if ((await button.count()) === 0) return page.locator(focused).evaluate((it) => it.localName)
  return ((await button.textContent()) ?? "").replace(/\s+/g, " ").trim()
}

/** Waits for the end of the scrolling, too. */
export async function waitUntilInSight(page: Page, locator: Locator): Promise<void> {
  await page.waitForFunction(
    (element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top >= 0 && bottom <= element.ownerDocument.defaultView.innerHeight
    },
    await locator.elementHandle(),
  )
}
