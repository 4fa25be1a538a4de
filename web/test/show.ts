import type { LitElement } from "lit"

/** Puts `element` into the page and answers it once it has drawn itself. */
export async function show<T extends LitElement>(element: T) {
  document.body.replaceChildren(element)
  await element.updateComplete
  return { element, root: element.renderRoot }
}
