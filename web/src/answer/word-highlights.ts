import { html, LitElement, nothing } from "lit"
import type { Label, WeighedWord } from "../api/answers.ts"
import { baseStyles } from "../base-styles.ts"
import { messages } from "../messages.ts"
import { markStyles } from "./mark-styles.ts"
import { cutSegments, listWords, type Segment } from "./segments.ts"

/** Shows the review as it was read and, once `words` are known, those that counted. */
export class WordHighlights extends LitElement {
  static override properties = { text: { type: String }, words: { attribute: false } }
  static override styles = [baseStyles, markStyles]

  declare text: string
  declare words: readonly WeighedWord[] | undefined

  constructor() {
    super()
    this.text = ""
  }

  override render() {
    const segments = cutSegments(this.text, this.words ?? [])
    return html`
      <h3 class="unseen">${messages.yourText}</h3>
      <blockquote dir="auto">${segments.map(renderSegment)}</blockquote>
      ${this.words ? renderLegend(segments) : nothing}
    `
  }
}

function renderSegment({ text, pull }: Segment) {
  return pull ? html`<mark class="${pull.label} strength-${pull.strength}">${text}</mark>` : text
}

/** The legend is the text alternative too: it names the words the marks only show. */
function renderLegend(segments: readonly Segment[]) {
  if (!segments.some(({ pull }) => pull)) return html`<p class="quiet">${messages.noWords}</p>`
  return html`
    <h3>${messages.wordsTitle}</h3>
    <dl>
      ${renderSide("positive", listWords(segments, "positive"))}
      ${renderSide("negative", listWords(segments, "negative"))}
    </dl>
    <p class="quiet">${messages.legend}</p>
  `
}

function renderSide(label: Label, words: readonly string[]) {
  if (words.length === 0) return nothing
  return html`
    <div>
      <dt><mark class="${label} strength-3">${messages.pulls[label]}</mark></dt>
      <dd>${words.map((word, index) => html`${index > 0 ? ", " : nothing}<bdi>${word}</bdi>`)}</dd>
    </div>
  `
}

customElements.define("word-highlights", WordHighlights)
