import { css, html, LitElement, nothing } from "lit"
import { baseStyles, buttonStyles } from "../base-styles.ts"
import { messages } from "../messages.ts"
import { Problem } from "./problem.ts"

/**
 * Says what went wrong and what to do about it.
 * @fires retry - the user wants the same text sent again
 */
export class ProblemMessage extends LitElement {
  static override properties = {
    problem: { attribute: false },
    secondsLeft: { type: Number },
  }
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .box { padding-left: 1rem; border-left: 4px solid var(--negative); }
      .title { margin-bottom: 0.25rem; font: 600 1.25rem / 1.3 var(--serif); }
      .wait { margin-top: 0.5rem; font-variant-numeric: tabular-nums; }
      button { margin-top: 1rem; }
    `,
  ]

  declare problem: Problem
  declare secondsLeft: number

  constructor() {
    super()
    this.problem = new Problem("server")
    this.secondsLeft = 0
  }

  override render() {
    const { title, advice } = messages.problems[this.problem.kind]
    return html`
      <div class="box">
        <div role="alert">
          <p class="title">${title}</p>
          <p>${advice}</p>
        </div>
        ${this.problem.kind === "limited" ? this.#renderWait() : nothing}
        ${this.problem.isOfTheText ? nothing : this.#renderRetry()}
      </div>
    `
  }

  /** Said once at the start and once at the end: a number read out each second would be torture. */
  #renderWait() {
    const left = this.secondsLeft
    return html`
      <p class="wait" aria-hidden="true">
        ${left > 0 ? messages.secondsLeft(left) : messages.waitOver}
      </p>
      <p class="unseen" role="status">
        ${left > 0 ? messages.secondsLeft(this.problem.waitSeconds) : messages.waitOver}
      </p>
    `
  }

  #renderRetry() {
    return html`
      <button type="button" aria-disabled=${this.secondsLeft > 0} @click=${this.#retry}>
        ${messages.tryAgain}
      </button>
    `
  }

  #retry() {
    if (this.secondsLeft === 0) this.dispatchEvent(new CustomEvent("retry"))
  }
}

customElements.define("problem-message", ProblemMessage)
