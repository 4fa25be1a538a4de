import { TaskStatus } from "@lit/task"
import { html, LitElement } from "lit"
import { renderAnswer } from "./answer/render-answer.ts"
import { scaleStyles } from "./answer/scale.ts"
import { baseStyles } from "./base-styles.ts"
import { messages } from "./messages.ts"
import { readPageFacts } from "./page-facts.ts"
import { pageStyles } from "./page-styles.ts"
import { Problem } from "./problem/problem.ts"
import type { ReviewForm } from "./review/review-form.ts"
import { createReviewSession } from "./review-session.ts"
import "./history/visit-history.ts"
import "./review/review-form.ts"

/** The whole page: a field on one side, the answer and this visit's history on the other. */
export class SentimentPage extends LitElement {
  static override styles = [baseStyles, scaleStyles, pageStyles]

  readonly #facts = readPageFacts(document.documentElement.dataset)
  readonly #session = createReviewSession(this, this.#facts.highlights)

  override render() {
    return html`
      <header>
        <p class="brand">
          <svg width="28" height="16" viewBox="0 0 28 16" aria-hidden="true">
            <path d="M2 13c6 0 6-10 12-10s6 10 12 10"></path>
          </svg>
          ${messages.brand}
        </p>
      </header>
      <main>
        <div class="write">
          <h1>${messages.title}</h1>
          <p class="lead">${messages.lead}</p>
          ${this.#renderForm()}
        </div>
        <div class="read">
          ${this.#renderAnswer()}
          <visit-history
            .visits=${this.#session.visits}
            @history-reuse=${this.#reuse} @history-clear=${this.#clearHistory}
          ></visit-history>
        </div>
      </main>
      ${this.#renderFooter()}
      <p class="unseen" role="status" aria-live="polite">${this.#session.announcement}</p>
    `
  }

  #renderForm() {
    const { answer, secondsLeft } = this.#session
    const refused = answer.status === TaskStatus.ERROR && Problem.from(answer.error).isOfTheText
    return html`
      <review-form
        ?invalid=${refused} .waitSeconds=${secondsLeft} @review-submit=${this.#submit}
      ></review-form>
    `
  }

  #renderAnswer() {
    const pending = this.#session.answer.status === TaskStatus.PENDING
    return html`
      <section class="sheet" aria-labelledby="answer-title" tabindex="-1" aria-busy=${pending}>
        <h2 class="unseen" id="answer-title">${messages.answerTitle}</h2>
        ${renderAnswer(this.#session, {
          retry: () => this.#retry(),
          retryWords: () => this.#retryWords(),
        })}
      </section>
    `
  }

  #renderFooter() {
    return html`
      <footer class="quiet">
        <span>${messages.appVersion} ${this.#facts.appVersion || messages.unknownVersion}</span>
        <span>${messages.modelVersion} ${this.#session.modelVersion ?? messages.unknownVersion}</span>
      </footer>
    `
  }

  get #sheet() {
    return this.renderRoot.querySelector<HTMLElement>(".sheet")
  }

  async #submit({ detail }: CustomEvent<string>) {
    await this.#session.submit(detail)
    await this.updateComplete
    this.#showAnswer()
  }

  /** On a phone the answer is below the examples, out of sight. */
  #showAnswer() {
    const sheet = this.#sheet
    if (!sheet || sheet.getBoundingClientRect().top < window.innerHeight / 2) return
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches
    sheet.scrollIntoView({ behavior: still ? "instant" : "smooth" })
  }

  #retry() {
    this.#keepFocus()
    this.#session.submitAgain()
  }

  #retryWords() {
    this.#keepFocus()
    this.#session.explainAgain()
  }

  #reuse({ detail }: CustomEvent<string>) {
    this.renderRoot.querySelector<ReviewForm>("review-form")?.fill(detail)
  }

  #clearHistory() {
    this.#keepFocus()
    this.#session.clearVisits()
  }

  /** The button pressed is about to go, and the focus must not go with it. */
  #keepFocus() {
    this.#sheet?.focus({ preventScroll: true })
  }
}

customElements.define("sentiment-page", SentimentPage)
