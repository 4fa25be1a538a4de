import { html, LitElement, nothing } from "lit"
import { baseStyles, buttonStyles } from "../base-styles.ts"
import { messages } from "../messages.ts"
import { historyStyles } from "./history-styles.ts"
import { excerpt, type Visit } from "./visits.ts"

/**
 * Lists what was read in this visit.
 * @fires history-reuse - a CustomEvent whose detail is the text
 * @fires history-clear
 */
export class VisitHistory extends LitElement {
  static override properties = { visits: { attribute: false } }
  static override styles = [baseStyles, buttonStyles, historyStyles]

  declare visits: readonly Visit[]

  constructor() {
    super()
    this.visits = []
  }

  override render() {
    if (this.visits.length === 0) return nothing
    return html`
      <section aria-labelledby="title">
        <h2 id="title">${messages.historyTitle}</h2>
        <p class="quiet">${messages.historyNote}</p>
        <ol>${this.visits.map((visit) => this.#renderVisit(visit))}</ol>
        <button class="clear" type="button" @click=${this.#clear}>${messages.historyClear}</button>
      </section>
    `
  }

  #renderVisit({ text, prediction: { label, score } }: Visit) {
    return html`
      <li>
        <button class="visit" type="button" @click=${() => this.#reuse(text)}>
          <span class="unseen">${messages.historyReuse}: </span>
          <bdi class="text">${excerpt(text)}</bdi>
          <span class="verdict ${label}">${messages.labels[label]}, ${messages.sure(score)}</span>
        </button>
      </li>
    `
  }

  #reuse(text: string) {
    this.dispatchEvent(new CustomEvent("history-reuse", { detail: text }))
  }

  #clear() {
    this.dispatchEvent(new CustomEvent("history-clear"))
  }
}

customElements.define("visit-history", VisitHistory)
