import { css, html, LitElement, nothing } from "lit"
import type { Prediction } from "../api/answers.ts"
import { baseStyles } from "../base-styles.ts"
import { messages } from "../messages.ts"
import { degreeOf } from "./confidence.ts"
import { renderScale, scaleStyles } from "./scale.ts"

/** Says which way the review leans and how sure that is, in words and on a scale. */
export class PredictionAnswer extends LitElement {
  static override properties = { prediction: { attribute: false } }
  static override styles = [
    baseStyles,
    scaleStyles,
    css`
      .label { font: 600 2.5rem / 1.15 var(--serif); letter-spacing: -0.01em; }
      .positive { color: var(--positive); }
      .negative { color: var(--negative); }
      .sure { margin: 0.25rem 0 1.25rem; font-size: 1.0625rem; }
      .truncated { margin-top: 1rem; padding-left: 0.75rem; border-left: 4px solid var(--edge); }
    `,
  ]

  declare prediction: Prediction | undefined

  override render() {
    if (!this.prediction) return nothing
    const { label, score, truncated } = this.prediction
    return html`
      <p class="label ${label}">${messages.labels[label]}</p>
      <p class="sure">${messages.sure(score)}, ${messages.degrees[degreeOf(score)]}</p>
      ${renderScale(label, score)}
      ${truncated ? html`<p class="truncated">${messages.truncated}</p>` : nothing}
    `
  }
}

customElements.define("prediction-answer", PredictionAnswer)
