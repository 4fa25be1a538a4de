import { css, html, LitElement } from "lit"
import { baseStyles } from "../base-styles.ts"
import { messages } from "../messages.ts"

/**
 * A few reviews for whom has none at hand.
 * @fires example - a CustomEvent whose detail is the text
 */
export class ExampleReviews extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul { margin: 0.25rem 0 0; padding: 0; list-style: none; }
      li + li { border-top: 1px solid var(--line); }
      button {
        width: 100%;
        padding: 0.75rem 0;
        border: 0;
        border-radius: 0.25rem;
        background: none;
        color: var(--ink);
        font: italic 1rem / 1.5 var(--serif);
        text-align: start;
        cursor: pointer;
      }
      button:hover { color: var(--accent); }
    `,
  ]

  override render() {
    return html`
      <p class="quiet" id="title">${messages.examplesTitle}</p>
      <ul aria-labelledby="title">
        ${messages.examples.map(
          (text) =>
            html`<li><button type="button" @click=${() => this.#choose(text)}>${text}</button></li>`,
        )}
      </ul>
    `
  }

  #choose(text: string) {
    this.dispatchEvent(new CustomEvent("example", { detail: text }))
  }
}

customElements.define("example-reviews", ExampleReviews)
