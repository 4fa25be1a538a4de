import { css, html } from "lit"
import type { Label } from "../api/answers.ts"
import { messages } from "../messages.ts"

const width = 200
const middle = width / 2

/**
 * A scale with "no idea" in the middle: the bar grows from there to the side of the label.
 * SVG attributes and no `style`, because the page's policy forbids inline styles.
 */
export function renderScale(label: Label, score: number) {
  return html`
    <div role="img" aria-label=${messages.scale(messages.labels[label], score)}>
      ${drawScale(label, score)}
    </div>
  `
}

/** What is going to be measured, before anything is. */
export const renderEmptyScale = () => drawScale("positive", 0.5)

function drawScale(label: Label, score: number) {
  const length = (score - 0.5) * width
  const start = label === "positive" ? middle : middle - length
  return html`
      <svg class="scale" viewBox="0 0 ${width} 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" width=${width} y="2" height="4" rx="1"></rect>
        <rect class=${label} x=${start} y="1" width=${length} height="6"></rect>
        <rect class="middle" x=${middle - 0.4} width="0.8" height="8"></rect>
      </svg>
      <div class="ends quiet" aria-hidden="true">
        <span>${messages.labels.negative}</span><span>${messages.labels.positive}</span>
      </div>
  `
}

export const scaleStyles = css`
  .scale { display: block; width: 100%; height: 0.875rem; }
  .track { fill: var(--line); }
  .middle { fill: var(--quiet); }
  rect.positive { fill: var(--positive); }
  rect.negative { fill: var(--negative); }
  .ends { display: flex; justify-content: space-between; margin-top: 0.25rem; }
`
